using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Handoff.Notify;

/// <summary>Tells staff by e-mail.</summary>
public sealed class EmailNotifier(IOptions<EmailOptions> options) : INotifier
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Channel => "email";

    public async Task SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        var mail = options.Value;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var client = new SmtpClient(mail.Host!, mail.Port) { EnableSsl = mail.StartTls };
        if (mail.User is { Length: > 0 }) client.Credentials = new NetworkCredential(mail.User, mail.Password);
        using var message = new MailMessage
        {
            From = new MailAddress(mail.From),
            Subject = notice.Title,
            SubjectEncoding = Encoding.UTF8,
            Body = $"{notice.Title}\n\n{notice.Text}\n\n{notice.Link}\n",
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        foreach (var address in mail.To) message.To.Add(address);
        message.Headers.Add("Message-ID", $"<{notice.Id:N}@{message.From.Host}>"); // the same notice twice is one mail to a mail program
        message.Headers.Add("Idempotency-Key", notice.Id.ToString());
        if (notice.Kind == NoticeKind.UrgentCase) message.Priority = MailPriority.High;
        try
        {
            await client.SendMailAsync(message, patience.Token);
        }
        catch (SmtpException fault)
        {
            throw new NotifyFault($"the mail server {mail.Host} answered \"{fault.StatusCode}\".", fault);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NotifyFault($"the mail server {mail.Host} did not answer within {Patience.TotalSeconds:0} seconds.", fault);
        }
    }
}
