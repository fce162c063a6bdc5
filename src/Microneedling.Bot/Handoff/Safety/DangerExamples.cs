namespace Microneedling.Bot.Handoff.Safety;

/// <summary>The examples of a folder, not read yet: often what was learned from them is known already.</summary>
/// <param name="Lines">See <see cref="DangerExample.Read"/>.</param>
/// <param name="Fingerprint">Changes when they change.</param>
/// <param name="Known">By <see cref="DangerWeights.LearnedFrom"/> what was learned before; null when it is to be learned now.</param>
internal sealed record DangerExamples(TextReader Lines, string Fingerprint, Func<string, DangerWeights?> Known);
