// An element with its properties and what stands in it.
export const make = (name, props, ...content) => {
  const element = Object.assign(document.createElement(name), props);
  element.append(...content);
  return element;
};
