using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Microneedling.Bot;

/// <summary>Reads configuration sections strictly: a misspelt key or a bad value stops the start with a sentence that names it.</summary>
public static class Settings
{
    /// <summary>The section as <typeparamref name="T"/>; its properties' own values are the defaults.</summary>
    /// <exception cref="StartupFault">A key is unknown or a value cannot be read.</exception>
    public static T Read<T>(this IConfiguration configuration, string section) where T : class, new()
    {
        var values = configuration.GetSection(section);
        var known = typeof(T).GetProperties().Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var child in values.GetChildren())
            if (!known.Contains(child.Key))
                throw new StartupFault($"Configuration key {section}:{child.Key} is not known. Known keys of {section}: {string.Join(", ", known.Order())}.");

        T options;
        try
        {
            options = values.Get<T>() ?? new T();
        }
        catch (InvalidOperationException fault)
        {
            var bad = values.GetChildren().FirstOrDefault(child => fault.Message.Contains($"'{child.Path}'", StringComparison.OrdinalIgnoreCase));
            throw new StartupFault(bad is null
                ? $"Configuration section {section} cannot be read: {fault.Message}"
                : $"Configuration key {bad.Path} has the value \"{bad.Value}\", which is not a {ExpectedOf<T>(bad.Key)}.", fault);
        }

        var faults = new List<ValidationResult>();
        if (Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)) return options;
        throw new StartupFault($"Configuration section {section}: {string.Join(" ", faults.Select(fault => fault.ErrorMessage))}");
    }

    /// <summary>Stops the start when a settings file has a section that nobody reads.</summary>
    public static void CheckSections(IConfigurationRoot configuration, params ReadOnlySpan<string> known)
    {
        foreach (var provider in configuration.Providers.OfType<Microsoft.Extensions.Configuration.Json.JsonConfigurationProvider>())
            foreach (var key in provider.GetChildKeys([], null).Distinct(StringComparer.OrdinalIgnoreCase))
                if (!known.Contains(key, StringComparer.OrdinalIgnoreCase))
                    throw new StartupFault($"{provider.Source.Path}: section \"{key}\" is not known. Known sections: {string.Join(", ", known.ToArray())}.");
    }

    private static string ExpectedOf<T>(string key)
    {
        var type = typeof(T).GetProperties().First(property => property.Name.Equals(key, StringComparison.OrdinalIgnoreCase)).PropertyType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            { IsEnum: true } => $"value of: {string.Join(", ", Enum.GetNames(type))}",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(int) || type == typeof(double) => "number",
            _ when type == typeof(TimeSpan) => "duration such as 00:30:00",
            _ => type.Name,
        };
    }
}
