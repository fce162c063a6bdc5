using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Accounts;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Web.Commands;

/// <summary><c>staff add</c>: makes a link with which someone makes a staff account.</summary>
internal static class StaffCommand
{
    private static readonly string Usage = $"staff add EMAIL --role ROLE   (ROLE: {string.Join(", ", StaffRoles.All)})";

    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (args is not ["add", ..]) throw new UsageFault($"Usage: {Usage}");
        var arguments = new Arguments(args[1..], Usage, [], ["--role"]);
        var email = arguments.Word();
        var role = arguments.Value("--role") ?? throw new UsageFault($"--role is missing. Usage: {Usage}");
        if (!email.Contains('@')) throw new UsageFault($"'{email}' is not an e-mail address. Usage: {Usage}");
        if (!StaffRoles.All.Contains(role)) throw new UsageFault($"'{role}' is not a role. Usage: {Usage}");
        return ConsoleServices.RunAsync(error, async services =>
        {
            var code = await services.GetRequiredService<Invitations>().InviteAsync(email, role, Actor.Console, CancellationToken.None);
            var address = services.GetRequiredService<IOptions<HandoffOptions>>().Value.PublicUrl?.TrimEnd('/') ?? "http://localhost:3978";
            await output.WriteLineAsync($"Send this link to {email}; it works once, for {Invitations.Life.TotalDays:0} days:\n{address}/staff/set-up?code={code}");
            return 0;
        });
    }
}
