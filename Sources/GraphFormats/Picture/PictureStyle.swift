public import KnowledgeGraph

/// How a graph is drawn, beyond what it holds.
public struct PictureStyle: Sendable, Hashable {
  public var theme: Theme
  /// Whether a headline, and a legend of what is in the picture, stand above the map.
  public var hasLegend: Bool
  /// Whether the numbered list of sentences stands beneath the map.
  public var hasFootnotes: Bool

  /// Whether the relations of two actors share a line, with a list at it; nothing where that depends on how many there
  /// are in the picture.
  public var bundling: Bool?

  /// Makes a style.
  public init(
    theme: Theme = .standard, hasLegend: Bool = true, hasFootnotes: Bool = false,
    bundling: Bool? = nil
  ) {
    self.bundling = bundling
    self.theme = theme
    self.hasLegend = hasLegend
    self.hasFootnotes = hasFootnotes
  }
}
