using BenchmarkDotNet.Running;
using Microneedling.Bot.Benchmarks;
using Microneedling.Bot.Benchmarks.Load;

if (args is ["load", .. var rest]) return await LoadDriver.RunAsync(rest);
if (args is ["reading", .. var reading]) return ReadingReport.Run(reading);
if (args is ["certainty"]) return CertaintyFit.Run();
if (args is ["baseline", var kind, var database]) return await BaselineServer.RunAsync(kind, database);
BenchmarkSwitcher.FromAssembly(typeof(LoadDriver).Assembly).Run(args);
return 0;
