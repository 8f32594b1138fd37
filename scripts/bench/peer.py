"""
scikit-learn's side of the benchmark: one stage a process, as a user would call it.
In: the stage's name and its settings as JSON on the command line; matrices as raw arrays (./arrays.ts).
Out: one JSON line on stdout: seconds, peakBytes, facts. Read by ./run-side.ts.
"""
import gzip
import json
import platform
import sys
import time

import numpy
import scipy
import scipy.sparse
import sklearn
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize


def about(_):
    """Versions; the BLAS and the number of threads it takes."""
    try:
        from threadpoolctl import threadpool_info

        pools = [f"{p['internal_api']} {p['version'] or ''} × {p['num_threads']} threads".replace("  ", " ") for p in threadpool_info()]
    except ImportError:
        pools = []
    return 0, {"python": platform.python_version(), "sklearn": sklearn.__version__, "numpy": numpy.__version__, "scipy": scipy.__version__, "pools": sorted(set(pools))}


def text(job):
    """Unigrams, from texts in memory."""
    texts = list(read_texts(job))
    start = time.perf_counter()
    matrix = vectorizer(job).fit_transform(texts)
    return time.perf_counter() - start, {"terms": matrix.shape[1], "nonzeros": int(matrix.nnz)}


def svd(job):
    """TruncatedSVD as it comes: the randomised algorithm, 5 iterations."""
    matrix = load_matrix(job["matrix"])
    start = time.perf_counter()
    model = TruncatedSVD(job["dimensions"], random_state=job["seed"])
    rows = model.fit_transform(matrix)
    seconds = time.perf_counter() - start
    rows.astype(numpy.float32).tofile(job["out"])
    return seconds, {"explainedVarianceRatio": float(model.explained_variance_ratio_.sum())}


def kmeans(job):
    """KMeans; without initial centroids as a user calls it, with them until no document moves (tol = 0)."""
    matrix = load_matrix(job["matrix"])
    if job.get("initial"):
        initial = numpy.fromfile(job["initial"], numpy.float32).reshape(job["k"], matrix.shape[1])
        model = KMeans(job["k"], init=initial, n_init=1, max_iter=1000, tol=0, algorithm=job["algorithm"])
    else:
        model = KMeans(job["k"], init="k-means++", n_init=1, random_state=job["seed"])
    start = time.perf_counter()
    model.fit(matrix)
    seconds = time.perf_counter() - start
    model.labels_.astype(numpy.int32).tofile(job["out"])
    return seconds, {"iterations": int(model.n_iter_)}


def whole(job):
    """File → TF-IDF (unigrams, texts streaming through) → SVD → unit rows → k-means with seeding."""
    start = time.perf_counter()
    matrix = vectorizer(job).fit_transform(read_texts(job))
    rows = normalize(TruncatedSVD(job["dimensions"], random_state=job["seed"]).fit_transform(matrix))
    KMeans(job["k"], init="k-means++", n_init=1, random_state=job["seed"]).fit(rows)
    return time.perf_counter() - start, {}


def vectorizer(job):
    return TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=job["minDf"], max_df=job["maxDf"])


def read_texts(job):
    opener = gzip.open if job["file"].endswith(".gz") else open
    with opener(job["file"], "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number >= job["documents"]:
                return
            paper = json.loads(line)
            yield f"{paper['title']}. {paper['abstract']}"


def load_matrix(folder):
    with open(f"{folder}/shape.json", encoding="utf-8") as file:
        shape = json.load(file)
    values = numpy.fromfile(f"{folder}/values.f32", numpy.float32)
    if shape["kind"] == "dense":
        return values.reshape(shape["nRows"], shape["nColumns"])
    columns = numpy.fromfile(f"{folder}/columns.i32", numpy.int32)
    row_start = numpy.fromfile(f"{folder}/rowStart.i32", numpy.int32)
    return scipy.sparse.csr_matrix((values, columns, row_start), (shape["nRows"], shape["nColumns"]))


def peak_bytes():
    try:
        import resource
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


if __name__ == "__main__":
    stage, settings = sys.argv[1], json.loads(sys.argv[2])
    seconds, facts = {"about": about, "text": text, "svd": svd, "kmeans": kmeans, "whole": whole}[stage](settings)
    print(json.dumps({"seconds": seconds, "peakBytes": peak_bytes(), "facts": facts}))
