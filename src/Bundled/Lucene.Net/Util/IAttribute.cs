namespace Lucene.Net.Util;

/// <summary>One aspect of the token that a stream is at.</summary>
public interface IAttribute
{
    void CopyTo(IAttribute target);
}
