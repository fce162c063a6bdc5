using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Notify;
using Microneedling.Bot.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Microneedling.Bot.Web.Staff;

public static class StaffRegistration
{
    /// <summary>Policies of the staff pages.</summary>
    public const string AnyStaff = "staff", SeesHealth = "health", AdminOnly = "admin";

    /// <summary>Adds the staff pages under <c>/staff</c> and signing in to them.</summary>
    public static IServiceCollection AddStaff(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.Read<StaffOptions>("Staff");
        services.AddSingleton(options);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(cookie => StaffSession.Configure(cookie, options));
            cookies.TwoFactorUserIdCookie!.Configure(cookie => cookie.Cookie.SameSite = SameSiteMode.Lax);
        });
        new IdentityBuilder(typeof(StaffMember), services).AddSignInManager<StaffSignIn>().AddClaimsPrincipalFactory<StaffClaims>();
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));

        services.AddAuthorizationBuilder()
            .AddPolicy(AnyStaff, policy => policy.RequireRole([.. StaffRoles.All]))
            .AddPolicy(SeesHealth, policy => policy.RequireRole(StaffRoles.Clinician, StaffRoles.Admin))
            .AddPolicy(AdminOnly, policy => policy.RequireRole(StaffRoles.Admin));
        services.AddRazorPages(pages =>
        {
            pages.RootDirectory = "/Staff/Pages";
            pages.Conventions.AuthorizeFolder("/", AnyStaff);
            pages.Conventions.AuthorizeFolder("/Admin", AdminOnly);
            pages.Conventions.AllowAnonymousToFolder("/Entry");
            pages.Conventions.ConfigureFilter(new StaffHeaders());
        });
        KeepPagesFromVisitors(services);
        services.AddScoped<When>().AddSingleton<ServerAddress>().AddSingleton<IStaffLinks>(provider => provider.GetRequiredService<ServerAddress>()).AddSingleton<SearchWords>().AddSingleton<Presence>();
        services.AddHostedService<SetUpLink>();
        return services;
    }

    /// <summary>
    /// Routing asks all policies at the first request. Those of Razor Pages and controllers are for routes that we have
    /// none of, and to ask them would take all of Razor Pages into memory for every visitor.
    /// </summary>
    private static void KeepPagesFromVisitors(IServiceCollection services)
    {
        foreach (var policy in services.Where(service => service.ServiceType == typeof(MatcherPolicy)).ToList())
            if (policy.ImplementationType?.Namespace?.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal) == true) services.Remove(policy);
    }

    /// <summary>
    /// Maps the staff pages, with routes of their own: what Razor Pages must know of every page is found out when the first
    /// of the staff comes, not at the start.
    /// </summary>
    public static void MapStaff(this WebApplication app)
    {
        var pages = new Lazy<RequestDelegate>(() => ((IApplicationBuilder)app).New().UseRouting().UseAuthorization().UseEndpoints(staff =>
        {
            staff.MapRazorPages();
            staff.MapLive();
            staff.MapExports();
        }).Build());
        app.Use(next => context => context.Request.Path.StartsWithSegments("/staff") ? pages.Value(context) : next(context));
    }
}
