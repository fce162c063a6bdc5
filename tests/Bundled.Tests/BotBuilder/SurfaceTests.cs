using System.Reflection;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace Bundled.Tests.BotBuilder;

/// <summary>Traps of the official surface that decide whether a program compiles.</summary>
public class SurfaceTests
{
    [Theory]
    [InlineData(nameof(IStorage.ReadAsync))]
    [InlineData(nameof(IStorage.WriteAsync))]
    [InlineData(nameof(IStorage.DeleteAsync))]
    public void OnlyTheInterfaceOfMemoryStorageHasADefaultCancellationToken(string method)
    {
        Assert.False(typeof(MemoryStorage).GetMethod(method).GetParameters()[1].HasDefaultValue);
        Assert.True(typeof(IStorage).GetMethod(method).GetParameters()[1].HasDefaultValue);
    }

    [Fact]
    public void SuggestedActionsComeWithFourAndWithFiveParameters()
    {
        var overloads = typeof(MessageFactory).GetMethods().Where(method => method.Name == nameof(MessageFactory.SuggestedActions));

        Assert.Equal(new[] { 4, 4, 5, 5 }, overloads.Select(method => method.GetParameters().Length).Order());
    }

    [Theory]
    [InlineData(typeof(ActionTypes), "Payment")]
    [InlineData(typeof(Channels), "Cortana")]
    [InlineData(typeof(Channels), "Kik")]
    [InlineData(typeof(Channels), "Twilio")]
    public void WhatIsObsoleteIsMarked(Type type, string field)
    {
        Assert.NotNull(type.GetField(field).GetCustomAttribute<ObsoleteAttribute>());
    }

    [Theory]
    [InlineData(typeof(MemoryStorage))]
    [InlineData(typeof(Activity))]
    [InlineData(typeof(TurnContext))]
    public void NothingSaysWhetherItMayBeNull(Type type)
    {
        Assert.DoesNotContain(type.Assembly.GetCustomAttributes(), attribute => attribute.GetType().Name == "NullablePublicOnlyAttribute");
        Assert.DoesNotContain(type.GetCustomAttributes(), attribute => attribute.GetType().Name == "NullableContextAttribute");
    }
}
