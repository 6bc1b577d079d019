import GraphFormats
import KnowledgeGraph

/// How a page draws an actor or a line on a canvas: as pictures do, whose table `Drawing` is.
struct MapStyle: Hashable {
  let color: Color
  /// Lengths of dashes and of the gaps between them, in tenths of a point; none for what is solid.
  let dash: [Int]
  /// Of a line, in tenths of a point.
  let width: Int
  /// Of an actor, or of what ends a line: across and down. An actor without corners is an ellipse. Those of an actor are in
  /// hundredths of half its width and height from its middle; those of a line's end, in tenths of a point from its tip,
  /// where the line comes from the left.
  let corners: [Int]
  var isHollow = false
  /// Whether dots beside a line say that someone denies it.
  var isDisputed = false
  /// Whether a line ends so at both ends.
  var isBoth = false

  /// An actor.
  static func actor(_ color: Color, _ shape: ActorType.Shape, isUnnamed: Bool) -> MapStyle {
    MapStyle(color: color, dash: isUnnamed ? [40, 30] : [], width: 10, corners: shape.corners)
  }

  /// A line.
  static func line(
    _ color: Color, _ pattern: LineStyle, documents: Int, isSymmetric: Bool, isNegative: Bool,
    isInferred: Bool, isDisputed: Bool
  ) -> MapStyle {
    let dash =
      switch pattern {
      case .solid: [Int]()
      case .dashed: [60, 40]
      case .dotted: [15, 30]
      }
    let width = Int((Double(Drawing.lineWidth(documents: documents)) ?? 1) * 10)
    let (arrow, bar) = ([0, 0, -70, 25, -70, -25], [-10, 40, -10, -40])
    return MapStyle(
      color: color, dash: dash, width: width,
      corners: isNegative ? bar : isSymmetric ? [] : arrow, isHollow: isInferred,
      isDisputed: isDisputed, isBoth: isSymmetric)
  }

  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.member("color", color.description)
    json.member("width", width)
    for (name, numbers) in [("dash", dash), ("corners", corners)] where !numbers.isEmpty {
      json.key(name)
      json.beginArray()
      for number in numbers {
        json.element()
        json.value(number)
      }
      json.endArray()
    }
    for (name, isSo) in [("hollow", isHollow), ("disputed", isDisputed), ("both", isBoth)]
    where isSo {
      json.key(name)
      json.value(true)
    }
    json.endObject()
  }
}

extension ActorType.Shape {
  /// The corners of the shape, in hundredths of half its width and height from its middle.
  fileprivate var corners: [Int] {
    switch self {
    case .ellipse: []
    case .rectangle: [-100, -100, 100, -100, 100, 100, -100, 100]
    case .roundedRectangle:
      [
        -100, -60, -97, -85, -90, -100, 90, -100, 97, -85, 100, -60, 100, 60, 97, 85, 90, 100, -90,
        100, -97, 85, -100, 60,
      ]
    case .hexagon: [-100, 0, -60, -100, 60, -100, 100, 0, 60, 100, -60, 100]
    case .octagon:
      [-100, -40, -60, -100, 60, -100, 100, -40, 100, 40, 60, 100, -60, 100, -100, 40]
    case .house: [-100, -40, 0, -100, 100, -40, 100, 100, -100, 100]
    case .note: [-100, -100, 85, -100, 100, -70, 100, 100, -100, 100]
    case .box: [-100, -80, -90, -100, 100, -100, 100, 80, 90, 100, -100, 100]
    case .cylinder:
      [
        -100, -80, -70, -95, 0, -100, 70, -95, 100, -80, 100, 80, 70, 95, 0, 100, -70, 95, -100, 80,
      ]
    }
  }
}
