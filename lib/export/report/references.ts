/**
 * The works that the method rests on.
 * In: nothing.   Out: references by key, cited in the text and listed at its end.
 */
export interface Reference {
  /** As in the text: "Porter, 1980". */
  short: string
  /** As in the list, without the link. */
  full: string
  /** DOI, or an address where there is none. */
  doi?: string
  url?: string
}

export const references = {
  arthur2007: { short: 'Arthur & Vassilvitskii, 2007', full: 'Arthur, D., & Vassilvitskii, S. (2007). k-means++: The advantages of careful seeding. Proceedings of the 18th Annual ACM-SIAM Symposium on Discrete Algorithms, 1027–1035.', url: 'https://dl.acm.org/doi/10.5555/1283383.1283494' },
  benhur2002: { short: 'Ben-Hur et al., 2002', full: 'Ben-Hur, A., Elisseeff, A., & Guyon, I. (2002). A stability based method for discovering structure in clustered data. Pacific Symposium on Biocomputing, 7, 6–17.', doi: '10.1142/9789812799623_0002' },
  benjamini1995: { short: 'Benjamini & Hochberg, 1995', full: 'Benjamini, Y., & Hochberg, Y. (1995). Controlling the false discovery rate: A practical and powerful approach to multiple testing. Journal of the Royal Statistical Society: Series B, 57(1), 289–300.', doi: '10.1111/j.2517-6161.1995.tb02031.x' },
  bouma2009: { short: 'Bouma, 2009', full: 'Bouma, G. (2009). Normalized (pointwise) mutual information in collocation extraction. Proceedings of the Biennial GSCL Conference, 31–40.' },
  carbonell1998: { short: 'Carbonell & Goldstein, 1998', full: 'Carbonell, J., & Goldstein, J. (1998). The use of MMR, diversity-based reranking for reordering documents and producing summaries. Proceedings of SIGIR ’98, 335–336.', doi: '10.1145/290941.291025' },
  deerwester1990: { short: 'Deerwester et al., 1990', full: 'Deerwester, S., Dumais, S. T., Furnas, G. W., Landauer, T. K., & Harshman, R. (1990). Indexing by latent semantic analysis. Journal of the American Society for Information Science, 41(6), 391–407.', doi: '10.1002/(SICI)1097-4571(199009)41:6<391::AID-ASI1>3.0.CO;2-9' },
  dhillon2001: { short: 'Dhillon & Modha, 2001', full: 'Dhillon, I. S., & Modha, D. S. (2001). Concept decompositions for large sparse text data using clustering. Machine Learning, 42, 143–175.', doi: '10.1023/A:1007612920971' },
  fleiss2003: { short: 'Fleiss et al., 2003', full: 'Fleiss, J. L., Levin, B., & Paik, M. C. (2003). Statistical methods for rates and proportions (3rd ed.). Wiley.', doi: '10.1002/0471445428' },
  grootendorst2022: { short: 'Grootendorst, 2022', full: 'Grootendorst, M. (2022). BERTopic: Neural topic modeling with a class-based TF-IDF procedure. arXiv:2203.05794.', doi: '10.48550/arXiv.2203.05794' },
  halko2011: { short: 'Halko et al., 2011', full: 'Halko, N., Martinsson, P. G., & Tropp, J. A. (2011). Finding structure with randomness: Probabilistic algorithms for constructing approximate matrix decompositions. SIAM Review, 53(2), 217–288.', doi: '10.1137/090771806' },
  hennig2007: { short: 'Hennig, 2007', full: 'Hennig, C. (2007). Cluster-wise assessment of cluster stability. Computational Statistics & Data Analysis, 52(1), 258–271.', doi: '10.1016/j.csda.2006.11.025' },
  kendall1975: { short: 'Kendall, 1975', full: 'Kendall, M. G. (1975). Rank correlation methods (4th ed.). Griffin.' },
  kleinberg2003: { short: 'Kleinberg, 2003', full: 'Kleinberg, J. (2003). Bursty and hierarchical structure in streams. Data Mining and Knowledge Discovery, 7, 373–397.', doi: '10.1023/A:1024940629314' },
  mann1945: { short: 'Mann, 1945', full: 'Mann, H. B. (1945). Nonparametric tests against trend. Econometrica, 13(3), 245–259.', doi: '10.2307/1907187' },
  mcinnes2018: { short: 'McInnes et al., 2018', full: 'McInnes, L., Healy, J., & Melville, J. (2018). UMAP: Uniform manifold approximation and projection for dimension reduction. arXiv:1802.03426.', doi: '10.48550/arXiv.1802.03426' },
  porter1980: { short: 'Porter, 1980', full: 'Porter, M. F. (1980). An algorithm for suffix stripping. Program, 14(3), 130–137.', doi: '10.1108/eb046814' },
  roeder2015: { short: 'Röder et al., 2015', full: 'Röder, M., Both, A., & Hinneburg, A. (2015). Exploring the space of topic coherence measures. Proceedings of WSDM ’15, 399–408.', doi: '10.1145/2684822.2685324' },
  rousseeuw1987: { short: 'Rousseeuw, 1987', full: 'Rousseeuw, P. J. (1987). Silhouettes: A graphical aid to the interpretation and validation of cluster analysis. Journal of Computational and Applied Mathematics, 20, 53–65.', doi: '10.1016/0377-0427(87)90125-7' },
  salton1988: { short: 'Salton & Buckley, 1988', full: 'Salton, G., & Buckley, C. (1988). Term-weighting approaches in automatic text retrieval. Information Processing & Management, 24(5), 513–523.', doi: '10.1016/0306-4573(88)90021-0' },
  schwartz2003: { short: 'Schwartz & Hearst, 2003', full: 'Schwartz, A. S., & Hearst, M. A. (2003). A simple algorithm for identifying abbreviation definitions in biomedical text. Pacific Symposium on Biocomputing, 8, 451–462.', doi: '10.1142/9789812776303_0042' },
  sen1968: { short: 'Sen, 1968', full: 'Sen, P. K. (1968). Estimates of the regression coefficient based on Kendall’s tau. Journal of the American Statistical Association, 63(324), 1379–1389.', doi: '10.1080/01621459.1968.10480934' },
  strehl2002: { short: 'Strehl & Ghosh, 2002', full: 'Strehl, A., & Ghosh, J. (2002). Cluster ensembles: A knowledge reuse framework for combining multiple partitions. Journal of Machine Learning Research, 3, 583–617.', url: 'https://www.jmlr.org/papers/v3/strehl02a.html' },
  theil1950: { short: 'Theil, 1950', full: 'Theil, H. (1950). A rank-invariant method of linear and polynomial regression analysis. Proceedings of the Koninklijke Nederlandse Akademie van Wetenschappen, 53, 386–392, 521–525, 1397–1412.' },
  tukey1977: { short: 'Tukey, 1977', full: 'Tukey, J. W. (1977). Exploratory data analysis. Addison-Wesley.' },
  venna2001: { short: 'Venna & Kaski, 2001', full: 'Venna, J., & Kaski, S. (2001). Neighborhood preservation in nonlinear projection methods: An experimental study. Artificial Neural Networks – ICANN 2001, 485–491.', doi: '10.1007/3-540-44668-0_68' },
  wilson1927: { short: 'Wilson, 1927', full: 'Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association, 22(158), 209–212.', doi: '10.1080/01621459.1927.10502953' },
} as const satisfies Record<string, Reference>
export type ReferenceKey = keyof typeof references

/** @returns the address of a work, and as it is printed; null for one that has none. */
export function referenceLink(key: ReferenceKey): { href: string; text: string } | null {
  const { doi, url }: Reference = references[key]
  const text = doi ? `https://doi.org/${doi}` : url
  return text ? { text, href: text.replace(/[<>;()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`) } : null
}
