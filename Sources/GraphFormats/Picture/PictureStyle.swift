public import KnowledgeGraph

/// How a graph is drawn, beyond what it holds.
public struct PictureStyle: Sendable, Hashable {
  public var theme: Theme
  /// Whether a headline, and a legend of what is in the picture, stand above the map.
  public var hasLegend: Bool
  /// Whether the numbered list of sentences stands beneath the map.
  public var hasFootnotes: Bool
  /// Whether lines have the numbers of their sentences also where there are too many for their names.
  public var hasNumbers: Bool

  /// How many Unicode scalars of a quote the list has; nothing for all.
  public var quoteLimit: Int?

  /// Whether the relations of two actors share a line, with a list at it; nothing where that depends on how many there
  /// are in the picture.
  public var bundling: Bool?

  /// What boxes are drawn around.
  public var clusters = ClusterChoice.automatic

  /// What boxes are drawn around.
  public enum ClusterChoice: Sendable, Hashable {
    /// Communities, where there are so many actors that not all are named, and there is more to the communities than
    /// chance; else nothing.
    case automatic
    case none
    case by(Clustering)
  }

  /// Makes a style.
  public init(
    theme: Theme = .standard, hasLegend: Bool = true, hasFootnotes: Bool = false,
    bundling: Bool? = nil
  ) {
    self.bundling = bundling
    self.theme = theme
    self.hasLegend = hasLegend
    self.hasFootnotes = hasFootnotes
    hasNumbers = hasFootnotes
  }
}

extension PictureStyle {
  /// The style for pictures of a graph, in which nothing of its boxes has to be decided any more.
  public func settled(for graph: Graph) -> PictureStyle {
    guard clusters == .automatic else { return self }
    var style = self
    style.clusters = clusters(of: graph).map { .by($0.clustering) } ?? .none
    return style
  }

  /// What the actors of a box have in common, where there are boxes in a graph's picture, and the boxes.
  public func clusters(of graph: Graph) -> (clustering: Clustering, clusters: Clusters)? {
    switch clusters {
    case .none: return nil
    case .by(let clustering): return (clustering, Clusters(of: graph, by: clustering))
    case .automatic:
      guard !PictureDetail(of: graph).namesAreComplete else { return nil }
      let communities = Communities(of: graph)
      guard communities.areSignificant(in: graph) else { return nil }
      return (.community, Clusters(of: graph, communities))
    }
  }
}
