namespace Microneedling.Bot;

/// <summary>The assistant cannot start, and the message tells the operator what is wrong, where, and what to do. Shown without a stack trace.</summary>
public sealed class StartupFault(string message, Exception? cause = null) : Exception(message, cause);
