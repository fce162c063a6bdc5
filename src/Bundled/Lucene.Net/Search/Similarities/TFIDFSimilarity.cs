using System;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Lucene.Net.Search.Similarities;

/// <summary>The vector space formula with its parts left open. SUBSET: payloads are absent.</summary>
public abstract class TFIDFSimilarity : Similarity
{
    private protected TFIDFSimilarity()
    {
    }

    public abstract override float Coord(int overlap, int maxOverlap);

    public abstract override float QueryNorm(float sumOfSquaredWeights);

    public abstract float Tf(float freq);

    public abstract float Idf(long docFreq, long numDocs);

    public abstract float LengthNorm(FieldInvertState state);

    public abstract float DecodeNormValue(long norm);

    public abstract long EncodeNormValue(float f);

    public abstract float SloppyFreq(int distance);

    public sealed override long ComputeNorm(FieldInvertState state) => EncodeNormValue(LengthNorm(state));

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

    internal sealed override SimWeight Weigh(float boost, FieldView field, TermStatistics[] terms) => new Weighed(this, boost, field, terms);

    internal sealed override float[] DecodeNorms(CollectionStatistics field)
    {
        var norms = new float[256];
        for (var i = 0; i < norms.Length; i++)
        {
            norms[i] = DecodeNormValue(i);
        }

        return norms;
    }

    private sealed class Weighed : SimWeight
    {
        private readonly TFIDFSimilarity similarity;
        private readonly Explanation idf;
        private readonly float[] norms;
        private readonly float queryBoost;
        private float queryNorm;
        private float queryWeight;
        private float value;

        public Weighed(TFIDFSimilarity similarity, float boost, FieldView field, TermStatistics[] terms)
        {
            this.similarity = similarity;
            queryBoost = boost;
            idf = terms.Length == 1 ? similarity.IdfExplain(field.Statistics, terms[0]) : similarity.IdfExplain(field.Statistics, terms);
            norms = field.Norms(similarity);
            queryWeight = idf.Value * boost;
        }

        public override float GetValueForNormalization() => queryWeight * queryWeight;

        public override void Normalize(float queryNorm, float topLevelBoost)
        {
            this.queryNorm = queryNorm * topLevelBoost;
            queryWeight *= this.queryNorm;
            value = queryWeight * idf.Value;
        }

        public override float Score(float freq, int norm)
        {
            var raw = similarity.Tf(freq) * value;
            return norm < 0 ? raw : raw * norms[norm];
        }

        public override float SlopFactor(int distance) => similarity.SloppyFreq(distance);

        public override Explanation Explain(int doc, Explanation freq, int norm)
        {
            var query = new Explanation { Description = "queryWeight, product of:" };
            if (queryBoost != 1)
            {
                query.AddDetail(new Explanation(queryBoost, "boost"));
            }

            query.AddDetail(idf);
            query.AddDetail(new Explanation(queryNorm, "queryNorm"));
            query.Value = queryBoost * idf.Value * queryNorm;

            var tf = new Explanation(similarity.Tf(freq.Value), $"tf(freq={freq.Value}), with freq of:");
            tf.AddDetail(freq);
            var fieldNorm = new Explanation(norm < 0 ? 1 : norms[norm], $"fieldNorm(doc={doc})");
            var field = new Explanation(tf.Value * idf.Value * fieldNorm.Value, $"fieldWeight in {doc}, product of:");
            Array.ForEach([tf, idf, fieldNorm], field.AddDetail);
            if (query.Value == 1)
            {
                return field;
            }

            var result = new Explanation(query.Value * field.Value, $"score(doc={doc},freq={freq.Value}), product of:");
            result.AddDetail(query);
            result.AddDetail(field);
            return result;
        }
    }
}

/// <summary>TF-IDF: sqrt(tf), 1 + ln(N / (df + 1)) squared, length norm, coord and query norm.</summary>
public class DefaultSimilarity : TFIDFSimilarity
{
    protected bool m_discountOverlaps = true;

    /// <summary>Whether tokens on the position of another (synonyms) are left out of the length; they are by default.</summary>
    public virtual bool DiscountOverlaps { get => m_discountOverlaps; set => m_discountOverlaps = value; }

    public override float Coord(int overlap, int maxOverlap) => overlap / (float)maxOverlap;

    public override float QueryNorm(float sumOfSquaredWeights) => (float)(1.0 / Math.Sqrt(sumOfSquaredWeights));

    public override float Tf(float freq) => (float)Math.Sqrt(freq);

    public override float Idf(long docFreq, long numDocs) => (float)(Math.Log(numDocs / (double)(docFreq + 1)) + 1.0);

    public override float LengthNorm(FieldInvertState state) =>
        state.Boost * (float)(1.0 / Math.Sqrt(DiscountOverlaps ? state.Length - state.NumOverlap : state.Length));

    public override float SloppyFreq(int distance) => 1.0f / (distance + 1);

    public sealed override long EncodeNormValue(float f) => SmallSingle.SingleToByte315(f);

    public sealed override float DecodeNormValue(long norm) => SmallSingle.Byte315ToSingle((byte)norm);

    public override string ToString() => "DefaultSimilarity";
}
