/**
 * The works that the method rests on.
 * In: nothing.   Out: references by key, cited in the text and listed at its end.
 */
export interface Reference {
  /** As in the text: "Porter, 1980". */
  short: string
  /** As in the list, without the link. */
  full: string
  /** Its DOI as an address, or another where there is none; null for a work without. */
  url: string | null
}

export const references = {
  arthur2007: work('Arthur, D., & Vassilvitskii, S.', 2007, 'k-means++: The advantages of careful seeding. Proceedings of the 18th Annual ACM-SIAM Symposium on Discrete Algorithms, 1027–1035.', 'https://dl.acm.org/doi/10.5555/1283383.1283494'),
  benhur2002: work('Ben-Hur, A., Elisseeff, A., & Guyon, I.', 2002, 'A stability based method for discovering structure in clustered data. Pacific Symposium on Biocomputing, 7, 6–17.', 'https://doi.org/10.1142/9789812799623_0002'),
  benjamini1995: work('Benjamini, Y., & Hochberg, Y.', 1995, 'Controlling the false discovery rate: A practical and powerful approach to multiple testing. Journal of the Royal Statistical Society: Series B, 57(1), 289–300.', 'https://doi.org/10.1111/j.2517-6161.1995.tb02031.x'),
  bouma2009: work('Bouma, G.', 2009, 'Normalized (pointwise) mutual information in collocation extraction. Proceedings of the Biennial GSCL Conference, 31–40.'),
  carbonell1998: work('Carbonell, J., & Goldstein, J.', 1998, 'The use of MMR, diversity-based reranking for reordering documents and producing summaries. Proceedings of SIGIR ’98, 335–336.', 'https://doi.org/10.1145/290941.291025'),
  deerwester1990: work('Deerwester, S., Dumais, S. T., Furnas, G. W., Landauer, T. K., & Harshman, R.', 1990, 'Indexing by latent semantic analysis. Journal of the American Society for Information Science, 41(6), 391–407.', 'https://doi.org/10.1002/(SICI)1097-4571(199009)41:6<391::AID-ASI1>3.0.CO;2-9'),
  dhillon2001: work('Dhillon, I. S., & Modha, D. S.', 2001, 'Concept decompositions for large sparse text data using clustering. Machine Learning, 42, 143–175.', 'https://doi.org/10.1023/A:1007612920971'),
  fleiss2003: work('Fleiss, J. L., Levin, B., & Paik, M. C.', 2003, 'Statistical methods for rates and proportions (3rd ed.). Wiley.', 'https://doi.org/10.1002/0471445428'),
  grootendorst2022: work('Grootendorst, M.', 2022, 'BERTopic: Neural topic modeling with a class-based TF-IDF procedure. arXiv:2203.05794.', 'https://doi.org/10.48550/arXiv.2203.05794'),
  halko2011: work('Halko, N., Martinsson, P. G., & Tropp, J. A.', 2011, 'Finding structure with randomness: Probabilistic algorithms for constructing approximate matrix decompositions. SIAM Review, 53(2), 217–288.', 'https://doi.org/10.1137/090771806'),
  hennig2007: work('Hennig, C.', 2007, 'Cluster-wise assessment of cluster stability. Computational Statistics & Data Analysis, 52(1), 258–271.', 'https://doi.org/10.1016/j.csda.2006.11.025'),
  kendall1975: work('Kendall, M. G.', 1975, 'Rank correlation methods (4th ed.). Griffin.'),
  kleinberg2003: work('Kleinberg, J.', 2003, 'Bursty and hierarchical structure in streams. Data Mining and Knowledge Discovery, 7, 373–397.', 'https://doi.org/10.1023/A:1024940629314'),
  mann1945: work('Mann, H. B.', 1945, 'Nonparametric tests against trend. Econometrica, 13(3), 245–259.', 'https://doi.org/10.2307/1907187'),
  mcinnes2018: work('McInnes, L., Healy, J., & Melville, J.', 2018, 'UMAP: Uniform manifold approximation and projection for dimension reduction. arXiv:1802.03426.', 'https://doi.org/10.48550/arXiv.1802.03426'),
  porter1980: work('Porter, M. F.', 1980, 'An algorithm for suffix stripping. Program, 14(3), 130–137.', 'https://doi.org/10.1108/eb046814'),
  roeder2015: work('Röder, M., Both, A., & Hinneburg, A.', 2015, 'Exploring the space of topic coherence measures. Proceedings of WSDM ’15, 399–408.', 'https://doi.org/10.1145/2684822.2685324'),
  rousseeuw1987: work('Rousseeuw, P. J.', 1987, 'Silhouettes: A graphical aid to the interpretation and validation of cluster analysis. Journal of Computational and Applied Mathematics, 20, 53–65.', 'https://doi.org/10.1016/0377-0427(87)90125-7'),
  salton1988: work('Salton, G., & Buckley, C.', 1988, 'Term-weighting approaches in automatic text retrieval. Information Processing & Management, 24(5), 513–523.', 'https://doi.org/10.1016/0306-4573(88)90021-0'),
  schwartz2003: work('Schwartz, A. S., & Hearst, M. A.', 2003, 'A simple algorithm for identifying abbreviation definitions in biomedical text. Pacific Symposium on Biocomputing, 8, 451–462.', 'https://doi.org/10.1142/9789812776303_0042'),
  sen1968: work('Sen, P. K.', 1968, 'Estimates of the regression coefficient based on Kendall’s tau. Journal of the American Statistical Association, 63(324), 1379–1389.', 'https://doi.org/10.1080/01621459.1968.10480934'),
  strehl2002: work('Strehl, A., & Ghosh, J.', 2002, 'Cluster ensembles: A knowledge reuse framework for combining multiple partitions. Journal of Machine Learning Research, 3, 583–617.', 'https://www.jmlr.org/papers/v3/strehl02a.html'),
  theil1950: work('Theil, H.', 1950, 'A rank-invariant method of linear and polynomial regression analysis. Proceedings of the Koninklijke Nederlandse Akademie van Wetenschappen, 53, 386–392, 521–525, 1397–1412.'),
  tukey1977: work('Tukey, J. W.', 1977, 'Exploratory data analysis. Addison-Wesley.'),
  venna2001: work('Venna, J., & Kaski, S.', 2001, 'Neighborhood preservation in nonlinear projection methods: An experimental study. Artificial Neural Networks – ICANN 2001, 485–491.', 'https://doi.org/10.1007/3-540-44668-0_68'),
  wilson1927: work('Wilson, E. B.', 1927, 'Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association, 22(158), 209–212.', 'https://doi.org/10.1080/01621459.1927.10502953'),
} satisfies Record<string, Reference>
export type ReferenceKey = keyof typeof references

/** @param authors "Family, I., & Family, I.". @param about title and where it stands. */
function work(authors: string, year: number, about: string, url: string | null = null): Reference {
  const families = Array.from(authors.matchAll(/([^\s,&][^,&]*), (?:\p{L}\.(?: |, |$)?)+/gu), ([, family]) => family)
  return { short: `${families.length > 2 ? `${families[0]} et al.` : families.join(' & ')}, ${year}`, full: `${authors} (${year}). ${about}`, url }
}

/** @returns the address of a work, and as it is printed; null for one that has none. */
export function referenceLink(key: ReferenceKey): { href: string; text: string } | null {
  const { url } = references[key]
  return url ? { text: url, href: url.replace(/[<>;()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`) } : null
}
