using System.ComponentModel.DataAnnotations;

namespace Microneedling.Bot.Knowledge;

/// <summary>Configuration section <c>Knowledge</c>.</summary>
public sealed class KnowledgeOptions
{
    /// <summary>The content folder; relative paths start at the content root. Default: <c>knowledge</c>.</summary>
    [Required(ErrorMessage = "Knowledge:Path must name the content folder.")]
    public string Path { get; set; } = "knowledge";
}
