using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Microneedling.Bot.Web.DirectLine;

/// <summary>Self-hosted Direct Line 3.0: what stock Bot Framework clients speak, with no cloud account.</summary>
public static class DirectLineEndpoints
{
    public const string Base = "/v3/directline";

    private const string Cors = "DirectLine";

    public static IServiceCollection AddDirectLine(this IServiceCollection services, IConfiguration configuration)
    {
        // Any page may knock; whether it gets in is decided by its token, which names the origins that may use it.
        services.AddCors(cors => cors.AddPolicy(Cors, policy => policy
            .AllowAnyOrigin().AllowAnyHeader().WithMethods("GET", "POST").WithExposedHeaders("Retry-After").SetPreflightMaxAge(TimeSpan.FromHours(1))));
        return services
            .AddSingleton(configuration.Read<DirectLineOptions>("DirectLine"))
            .AddSingleton<FaultFilter>()
            .AddSingleton<DirectLineGate>()
            .AddSingleton<TokenMint>()
            .AddSingleton<ConversationAnswers>()
            .AddSingleton<ConversationStream>()
            .AddSingleton<DirectLineAdapter>();
    }

    public static WebApplication MapDirectLine(this WebApplication app)
    {
        UseCors(app);
        app.UseWebSockets(new() { KeepAliveInterval = TimeSpan.FromSeconds(20), KeepAliveTimeout = TimeSpan.FromSeconds(20) });
        var routes = app.MapGroup(Base).RequireCors(Cors);
        var gated = routes.MapGroup("").Through<FaultFilter>().Through<DirectLineGate>();
        TokenEndpoints.Map(gated);
        ConversationEndpoints.Map(gated);
        ActivityEndpoints.Map(gated);
        StreamEndpoint.Map(gated);

        // Asked for only by cards that sign a person in, which there are none of.
        routes.MapGet("/session/getsessionid", () => Results.Ok(new { sessionId = ConversationAnswers.NewId() }));
        routes.MapFallback("{**path}", () => DirectLineError.Of(StatusCodes.Status404NotFound, "NotFound", "Direct Line has no such address."));
        return app;
    }

    /// <summary>As <c>app.UseCors()</c>, which however compiles code at start to find the policies.</summary>
    private static void UseCors(WebApplication app) => app.Use(next =>
    {
        var policies = app.Services.GetRequiredService<ICorsPolicyProvider>();
        var cors = new CorsMiddleware(next, app.Services.GetRequiredService<ICorsService>(), app.Services.GetRequiredService<ILoggerFactory>());
        return context => cors.Invoke(context, policies);
    });

    /// <summary>Every request of the group goes through the filter, which is a singleton: ASP.NET Core's own way makes one for each group, by code that it compiles at start.</summary>
    internal static RouteGroupBuilder Through<TFilter>(this RouteGroupBuilder group) where TFilter : class, IEndpointFilter =>
        group.AddEndpointFilter(static (context, next) => context.HttpContext.RequestServices.GetRequiredService<TFilter>().InvokeAsync(context, next));
}
