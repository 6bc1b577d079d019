import KnowledgeGraph

/// What each language that draws actors calls their shapes: the one table of it.
extension ActorType.Shape {
  /// Graphviz's name; it has a style for rounded corners.
  var graphvizName: String { names.graphviz }
  /// yEd's name for a `ShapeNode`.
  var yEdName: String { names.yEd }
  /// GEXF's name: it has four shapes.
  var gexfName: String { names.gexf }

  /// The brackets around a node's text in Mermaid.
  var mermaidBrackets: (open: String, close: String) {
    switch self {
    case .ellipse: ("([", "])")
    case .rectangle, .box: ("[", "]")
    case .roundedRectangle: ("(", ")")
    case .hexagon, .octagon: ("{{", "}}")
    case .house: ("[/", "\\]")
    case .note: ("[/", "/]")
    case .cylinder: ("[(", ")]")
    }
  }

  private var names: (graphviz: String, yEd: String, gexf: String) {
    switch self {
    case .ellipse: ("ellipse", "ellipse", "disc")
    case .rectangle: ("box", "rectangle", "square")
    case .roundedRectangle: ("box", "roundrectangle", "square")
    case .hexagon: ("hexagon", "hexagon", "diamond")
    case .octagon: ("octagon", "octagon", "diamond")
    case .house: ("house", "trapezoid", "triangle")
    case .note: ("note", "parallelogram", "square")
    case .box: ("box3d", "rectangle3d", "square")
    case .cylinder: ("cylinder", "trapezoid2", "disc")
    }
  }
}
