using System;

namespace Lucene.Net.Util;

/// <summary>The version whose behaviour is asked for. Every value but <see cref="LUCENE_48"/> is obsolete, and all behave as it does.</summary>
public enum LuceneVersion
{
    [Obsolete("Use LUCENE_48.")] LUCENE_30,
    [Obsolete("Use LUCENE_48.")] LUCENE_31,
    [Obsolete("Use LUCENE_48.")] LUCENE_32,
    [Obsolete("Use LUCENE_48.")] LUCENE_33,
    [Obsolete("Use LUCENE_48.")] LUCENE_34,
    [Obsolete("Use LUCENE_48.")] LUCENE_35,
    [Obsolete("Use LUCENE_48.")] LUCENE_36,
    [Obsolete("Use LUCENE_48.")] LUCENE_40,
    [Obsolete("Use LUCENE_48.")] LUCENE_41,
    [Obsolete("Use LUCENE_48.")] LUCENE_42,
    [Obsolete("Use LUCENE_48.")] LUCENE_43,
    [Obsolete("Use LUCENE_48.")] LUCENE_44,
    [Obsolete("Use LUCENE_48.")] LUCENE_45,
    [Obsolete("Use LUCENE_48.")] LUCENE_46,
    [Obsolete("Use LUCENE_48.")] LUCENE_47,
    LUCENE_48,
    [Obsolete("Use LUCENE_48.")] LUCENE_CURRENT,
}
