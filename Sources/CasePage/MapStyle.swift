import GraphFormats
import KnowledgeGraph

/// How a page draws an actor or a line on a canvas: as pictures do, whose table `Drawing` is. Lengths are in points.
struct MapStyle: Hashable {
  /// What is drawn before what; names are in the largest shapes only.
  enum Layer: CaseIterable { case lines, actorsWithoutNames, actorsWithNames }

  let layer: Layer
  let color: Color
  /// Of a name in the shape; nothing for a line.
  let ink: Color?
  /// Lengths of dashes and of the gaps between them; none for what is solid.
  let dash: [Double]
  /// Of a line.
  let width: Double
  /// Of an actor, or of what ends a line: across and down. An actor without corners is an ellipse. Those of an actor are in
  /// shares of half its width and height from its middle; those of a line's end are from its tip, where the line comes from
  /// the left.
  let corners: [Double]
  var isHollow = false
  /// Whether dots beside a line say that someone denies it.
  var isDisputed = false
  /// Whether a line ends so at both ends.
  var isBoth = false

  /// An actor.
  static func actor(
    _ color: Color, _ ink: Color, _ shape: ActorType.Shape, hasName: Bool, isUnnamed: Bool
  ) -> MapStyle {
    MapStyle(
      layer: hasName ? .actorsWithNames : .actorsWithoutNames, color: color, ink: ink,
      dash: isUnnamed ? [4, 3] : [], width: 1, corners: hasName ? shape.corners : [])
  }

  /// A line.
  static func line(
    _ color: Color, _ pattern: LineStyle, documents: Int, isSymmetric: Bool, isNegative: Bool,
    isInferred: Bool, isDisputed: Bool
  ) -> MapStyle {
    let (arrow, bar) = ([0, 0, -7, 2.5, -7, -2.5], [-1.0, 4, -1, -4])
    return MapStyle(
      layer: .lines, color: color, ink: nil, dash: pattern.dash,
      width: Double(Drawing.lineWidth(documents: documents)) ?? 1,
      corners: isNegative ? bar : isSymmetric ? [] : arrow, isHollow: isInferred,
      isDisputed: isDisputed, isBoth: isSymmetric)
  }

  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.member("color", color.description)
    if let ink { json.member("ink", ink.description) }
    json.member("width", width)
    json.member("dash", dash)
    if !corners.isEmpty { json.member("corners", corners) }
    for (name, isSo) in [("hollow", isHollow), ("disputed", isDisputed), ("both", isBoth)]
    where isSo {
      json.key(name)
      json.value(true)
    }
    json.endObject()
  }
}

extension LineStyle {
  /// Lengths of dashes and of the gaps between them, in points; none for what is solid.
  var dash: [Double] {
    switch self {
    case .solid: []
    case .dashed: [6, 4]
    case .dotted: [1.5, 3]
    }
  }
}

extension ActorType.Shape {
  /// The corners of the shape, in shares of half its width and height from its middle.
  fileprivate var corners: [Double] {
    switch self {
    case .ellipse: []
    case .rectangle: [-1, -1, 1, -1, 1, 1, -1, 1]
    case .roundedRectangle:
      [
        -1, -0.6, -0.97, -0.85, -0.9, -1, 0.9, -1, 0.97, -0.85, 1, -0.6, 1, 0.6, 0.97, 0.85, 0.9, 1,
        -0.9,
        1, -0.97, 0.85, -1, 0.6,
      ]
    case .hexagon: [-1, 0, -0.6, -1, 0.6, -1, 1, 0, 0.6, 1, -0.6, 1]
    case .octagon:
      [-1, -0.4, -0.6, -1, 0.6, -1, 1, -0.4, 1, 0.4, 0.6, 1, -0.6, 1, -1, 0.4]
    case .house: [-1, -0.4, 0, -1, 1, -0.4, 1, 1, -1, 1]
    case .note: [-1, -1, 0.85, -1, 1, -0.7, 1, 1, -1, 1]
    case .box: [-1, -0.8, -0.9, -1, 1, -1, 1, 0.8, 0.9, 1, -1, 1]
    case .cylinder:
      [
        -1, -0.8, -0.7, -0.95, 0, -1, 0.7, -0.95, 1, -0.8, 1, 0.8, 0.7, 0.95, 0, 1, -0.7, 0.95, -1,
        0.8,
      ]
    }
  }
}
