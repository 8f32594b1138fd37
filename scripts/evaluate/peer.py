"""
scikit-learn's side of the evaluation: TF-IDF + k-means and LSA + k-means, as a user would call them.
In: settings as JSON on the command line; texts as JSON Lines.
Out: seeds × documents cluster numbers as raw int32 a method, and one JSON line with seconds. Read by ./theirs.ts.
"""
import json
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench"))

import numpy
from peer import read_texts, vectorizer
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize


def main(job):
    texts = list(read_texts(job))
    start = time.perf_counter()
    matrix = vectorizer(job).fit_transform(texts)
    text_seconds = time.perf_counter() - start
    start = time.perf_counter()
    rows = normalize(TruncatedSVD(min(100, *(size - 1 for size in matrix.shape)), random_state=job["seeds"][0]).fit_transform(matrix))
    svd_seconds = time.perf_counter() - start
    seconds = {
        "tfidf": text_seconds + cluster(matrix, job, "tfidf"),
        "lsa": text_seconds + svd_seconds + cluster(rows, job, "lsa"),
    }
    print(json.dumps(seconds))


def cluster(rows, job, name):
    """All seeds; returns the mean seconds of one."""
    start = time.perf_counter()
    labels = [KMeans(job["k"], n_init=1, random_state=seed).fit(rows).labels_ for seed in job["seeds"]]
    seconds = time.perf_counter() - start
    numpy.concatenate(labels).astype(numpy.int32).tofile(f"{job['out']}/{name}.i32")
    return seconds / len(labels)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
