public import KnowledgeGraph

/// How much of a graph a picture shows, by the graph's size: a picture is looked at as a whole, and what
/// nobody can read hides what somebody could.
public struct PictureDetail: Sendable, Hashable {
  private let actors: Int
  private let relations: Int

  /// The detail that suits a picture of `graph`.
  public init(of graph: Graph) {
    self.init(actors: graph.actors.count, relations: graph.relations.count)
  }

  init(actors: Int, relations: Int) {
    self.actors = actors
    self.relations = relations
  }

  /// Whether the relations' types stand at their lines: there is room for some hundred.
  var linesAreNamed: Bool { relations <= 300 }

  /// Whether lines can have at least the numbers of their sentences.
  var linesAreNumbered: Bool { relations <= 2_000 }

  /// Whether lines have a label: what their relations are called, or, on a sheet, only the numbers of their sentences.
  func linesAreLabelled(_ style: PictureStyle, onSheet: Bool) -> Bool {
    linesAreNamed || onSheet && style.hasNumbers && linesAreNumbered
  }

  /// Whether the relations of two actors share a line, unless the style says otherwise.
  var linesAreBundled: Bool { relations > 300 }

  /// Whether each element says what it is, in a tooltip or by its classes: among more, nobody rests a pointer on one.
  var elementsAreDescribed: Bool { relations <= 10_000 }

  /// Whether lines end in an arrow: among more, nobody sees it.
  var linesHaveArrows: Bool { relations <= 20_000 }

  /// How many actors' names are shown, those of the most connected ones; the others are small discs.
  var namedActors: Int { namesAreComplete ? actors : namesAreMapped ? 200 : 500 }

  /// Whether every actor's name is shown.
  var namesAreComplete: Bool { actors <= 2_000 }

  /// Whether names stand over discs and lines as on a map, rather than each in its actor's shape.
  var namesAreMapped: Bool { actors > 10_000 }

  /// How opaque a line is, as the last two digits of its colour, so that the names behind many lines
  /// and the lines behind each other stay visible.
  var lineOpacity: String {
    switch relations {
    case ...300: ""
    case ...2_000: "b0"
    case ...20_000: "80"
    case ...50_000: "40"
    default: "28"
    }
  }

  /// The size of a name, in points: large for those with many relations, as a large picture is seen from
  /// afar.
  func fontSize(degree: Int) -> Int {
    guard relations > 300 else { return Self.smallestFontSize }
    let room = Double(actors).squareRoot()
    let smallest = namesAreMapped ? 11 + 0.07 * room : 11
    let largest = namesAreMapped ? 11 + 0.25 * room : 11 + 0.35 * room
    return Int(max(smallest, min(largest, 4 * Double(degree).squareRoot())))
  }

  static let smallestFontSize = 11

  /// The size of a box's label, in points.
  public var clusterFontSize: Double {
    relations > 300 ? 13 + (0.35 * Double(actors).squareRoot()).rounded() : 13
  }

  /// What a picture leaves out, each in a clause for people; empty where it shows everything.
  public var omissions: [String] {
    var omissions: [String] = []
    if !namesAreComplete {
      omissions.append(
        "the names of all but the \(namedActors) most connected of \(actors) actors")
    }
    if !linesAreNamed { omissions.append("what each of \(relations) lines is called") }
    if !linesHaveArrows { omissions.append("arrowheads") }
    return omissions
  }
}

/// The size of each actor's name in a picture.
package struct NameSizes: Sendable {
  /// By the actor's place, in points; 0 where the name is not shown.
  private let sizes: [UInt16]

  /// The sizes that suit `graph`.
  package init(_ graph: Graph, _ detail: PictureDetail) {
    let storage = graph.storage
    let degrees = Degrees(of: graph)
    var sizes = [UInt16](repeating: 0, count: storage.actors.count)
    let places =
      detail.namesAreComplete
      ? Array(storage.actors.indices) : degrees.places
    for place in places.prefix(detail.namedActors) {
      sizes[place] = UInt16(clamping: detail.fontSize(degree: degrees[place]))
    }
    self.sizes = sizes
  }

  /// In points; nil where the name is not shown.
  package subscript(place: Int) -> Int? { sizes[place] == 0 ? nil : Int(sizes[place]) }
}
