using System;
using System.Linq;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Lucene.Net.Search.Similarities;

/// <summary>
/// Okapi BM25 (Robertson and others, TREC-3). Scores are those of Lucene 4.8 to the last bit: all in float, in this order.
/// </summary>
public class BM25Similarity : Similarity
{
    /// <summary>k1 = 1.2 and b = 0.75.</summary>
    public BM25Similarity() : this(1.2f, 0.75f)
    {
    }

    public BM25Similarity(float k1, float b) => (K1, B) = (k1, b);

    /// <summary>How slowly repetitions of a term stop counting.</summary>
    public virtual float K1 { get; }

    /// <summary>How much the length of the field counts, from 0 to 1.</summary>
    public virtual float B { get; }

    /// <summary>Whether tokens on the position of another (synonyms) are left out of the length; they are by default.</summary>
    public virtual bool DiscountOverlaps { get; set; } = true;

    public sealed override long ComputeNorm(FieldInvertState state) =>
        EncodeNormValue(state.Boost, DiscountOverlaps ? state.Length - state.NumOverlap : state.Length);

    public virtual Explanation IdfExplain(CollectionStatistics collectionStats, TermStatistics termStats) =>
        new(Idf(termStats.DocFreq, collectionStats.MaxDoc), $"idf(docFreq={termStats.DocFreq}, maxDocs={collectionStats.MaxDoc})");

    public virtual Explanation IdfExplain(CollectionStatistics collectionStats, TermStatistics[] termStats)
    {
        var sum = new Explanation { Description = "idf(), sum of:" };
        foreach (var term in termStats)
        {
            var idf = IdfExplain(collectionStats, term);
            sum.AddDetail(idf);
            sum.Value += idf.Value;
        }

        return sum;
    }

    public override string ToString() => $"BM25(k1={ToStringUtils.Single(K1)},b={ToStringUtils.Single(B)})";

    protected internal virtual float Idf(long docFreq, long numDocs) =>
        (float)Math.Log(1 + ((numDocs - docFreq + 0.5D) / (docFreq + 0.5D)));

    protected internal virtual float AvgFieldLength(CollectionStatistics collectionStats) =>
        collectionStats.SumTotalTermFreq <= 0 ? 1 : (float)(collectionStats.SumTotalTermFreq / (double)collectionStats.MaxDoc);

    protected internal virtual float SloppyFreq(int distance) => 1.0f / (distance + 1);

    protected internal virtual byte EncodeNormValue(float boost, int fieldLength) =>
        SmallSingle.SingleToByte315(boost / (float)Math.Sqrt(fieldLength));

    /// <summary>The length that a norm stands for.</summary>
    protected internal virtual float DecodeNormValue(byte b)
    {
        var f = SmallSingle.Byte315ToSingle(b);
        return 1.0f / (f * f);
    }

    internal sealed override SimWeight Weigh(float boost, FieldView field, TermStatistics[] terms) => new Weighed(this, boost, field, terms);

    /// <summary>The part of the denominator that the field's length makes up.</summary>
    internal sealed override float[] DecodeNorms(CollectionStatistics field)
    {
        var avgdl = AvgFieldLength(field);
        var norms = new float[256];
        for (var i = 0; i < norms.Length; i++)
        {
            norms[i] = K1 * ((1 - B) + (B * DecodeNormValue((byte)i) / avgdl));
        }

        return norms;
    }

    private sealed class Weighed : SimWeight
    {
        private readonly BM25Similarity similarity;
        private readonly CollectionStatistics statistics;
        private readonly TermStatistics[] terms;
        private readonly float[] norms;
        private readonly float idf;
        private readonly float queryBoost;
        private readonly float k1;
        private float topLevelBoost;
        private float value;

        public Weighed(BM25Similarity similarity, float boost, FieldView field, TermStatistics[] terms)
        {
            (this.similarity, this.terms, queryBoost) = (similarity, terms, boost);
            statistics = field.Statistics;
            norms = field.Norms(similarity);
            k1 = similarity.K1;
            foreach (var term in terms)
            {
                idf += similarity.Idf(term.DocFreq, statistics.MaxDoc);
            }
        }

        public override float GetValueForNormalization() => idf * queryBoost * (idf * queryBoost);

        public override void Normalize(float queryNorm, float topLevelBoost)
        {
            this.topLevelBoost = topLevelBoost;
            value = idf * queryBoost * topLevelBoost * (k1 + 1);
        }

        public override float Score(float freq, int norm) => value * freq / (freq + (norm < 0 ? k1 : norms[norm]));

        public override float SlopFactor(int distance) => similarity.SloppyFreq(distance);

        public override Explanation Explain(int doc, Explanation freq, int norm)
        {
            var boost = new Explanation(queryBoost * topLevelBoost, "boost");
            var idf = terms.Length == 1 ? similarity.IdfExplain(statistics, terms[0]) : similarity.IdfExplain(statistics, terms);
            var tfNorm = new Explanation { Description = "tfNorm, computed from:" };
            tfNorm.AddDetail(freq);
            tfNorm.AddDetail(new Explanation(k1, "parameter k1"));
            if (norm < 0)
            {
                tfNorm.AddDetail(new Explanation(0, "parameter b (norms omitted for field)"));
                tfNorm.Value = freq.Value * (k1 + 1) / (freq.Value + k1);
            }
            else
            {
                var b = similarity.B;
                var avgdl = similarity.AvgFieldLength(statistics);
                var length = similarity.DecodeNormValue((byte)norm);
                tfNorm.AddDetail(new Explanation(b, "parameter b"));
                tfNorm.AddDetail(new Explanation(avgdl, "avgFieldLength"));
                tfNorm.AddDetail(new Explanation(length, "fieldLength"));
                tfNorm.Value = freq.Value * (k1 + 1) / (freq.Value + (k1 * (1 - b + (b * length / avgdl))));
            }

            var result = new Explanation(boost.Value * idf.Value * tfNorm.Value, $"score(doc={doc},freq={freq.Value}), product of:");
            foreach (var detail in new[] { boost, idf, tfNorm }.Where(detail => detail != boost || boost.Value != 1))
            {
                result.AddDetail(detail);
            }

            return result;
        }
    }
}
