using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Handoff.Hours;
using Microneedling.Bot.Handoff.Insights;
using Microneedling.Bot.Handoff.Notes;
using Microneedling.Bot.Handoff.Notify;
using Microneedling.Bot.Handoff.Out;
using Microneedling.Bot.Handoff.Privacy;
using Microneedling.Bot.Intake;
using Microneedling.Bot.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Handoff;

public static class HandoffRegistration
{
    /// <summary>Adds cases, staff accounts and everything that staff do. The responders are named in <see cref="Assistant"/>.</summary>
    public static IServiceCollection AddHandoff(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        var handoff = configuration.Read<HandoffOptions>("Handoff");
        services.AddSingleton(Options.Create(handoff));
        var knowledge = Path.Combine(contentRoot, configuration["Knowledge:Path"] ?? "knowledge");
        services.AddSingleton(new ContentFolder(knowledge));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<TeamHours>(provider, Path.Combine(knowledge, "clinic.yaml")));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<CannedReplies>(provider, Path.Combine(knowledge, "canned")));
        services.AddSingleton<HandoffTexts>();

        services.AddSingleton<CaseFeed>().AddSingleton<IContextOptions, CaseWatches>().AddHostedService<CaseFeedAcrossNodes>();
        services.AddScoped<Cases>();
        services.AddScoped<IIntakeRecipient>(provider => provider.GetRequiredService<Cases>());
        services.AddScoped<IUrgentAlerts, UrgentAlerts>();
        services.AddScoped<IResumeCodes, ResumeCodes>();
        services.AddScoped<Inbox>().AddScoped<CaseFile>().AddScoped<CaseDesk>().AddScoped<CaseNotes>().AddScoped<Takeover>().AddScoped<CaseCsv>().AddScoped<InsightsBook>().AddScoped<MissedQuestions>().AddScoped<Proposals>();

        services.AddScoped<AuditLog>().AddScoped<AuditChain>().AddScoped<AuditTrail>();
        services.AddNotify(configuration);
        var keep = configuration.Read<RetentionOptions>("Handoff:Retention");
        services.AddSingleton(Options.Create(keep));
        services.AddScoped<Eraser>().AddScoped<Retention>().AddScoped<WaitWatch>();
        services.AddScoped<StaffNames>().AddScoped<Invitations>().AddScoped<People>().AddSingleton<FirstInvitation>();
        services.AddIdentityCore<StaffMember>(StaffAccounts.Configure).AddDefaultTokenProviders();
        services.AddScoped<IUserStore<StaffMember>>(provider => new UserOnlyStore<StaffMember, ClinicContext>(provider.GetRequiredService<ClinicDb>().Context));

        services.AddSingleton<InboxWarmUp>().AddHostedService<Chores>();
        services.AddSingleton(new Chore("Chaining the audit", TimeSpan.FromSeconds(3), AuditChain.Due, (provider, stopping) => provider.GetRequiredService<AuditChain>().ExtendAsync(stopping)));
        services.AddSingleton(new Chore("Watching who waits", TimeSpan.FromSeconds(20), now => WaitWatch.Due(handoff, now), (provider, stopping) => provider.GetRequiredService<WaitWatch>().RunAsync(stopping)));
        services.AddSingleton(new Chore("Forgetting who asked for it", TimeSpan.FromSeconds(15), Retention.ForgetDue, (provider, stopping) => provider.GetRequiredService<Retention>().ForgetAsync(stopping)));
        services.AddSingleton(new Chore("Deleting what was kept long enough", TimeSpan.FromHours(24), now => Retention.ExpireDue(keep, now), (provider, stopping) => provider.GetRequiredService<Retention>().ExpireAsync(stopping)));
        return services;
    }
}
