import JSONLD

/// Whether two datasets are the same but for the identifiers of blank nodes (RDF 1.1 concepts, section 4.1).
///
/// Blank nodes are coloured by what is around them until no colour splits any more; then nodes of the same colour are
/// tried on one another, one pair at a time, with the colours refined again.
struct Isomorphism {
  private var attempts = 0
  private static let maximumAttempts = 10_000

  static func areIsomorphic(_ left: [Quad], _ right: [Quad]) -> Bool {
    var search = Isomorphism()
    let a = Dataset(left)
    let b = Dataset(right)
    guard a.quads.count == b.quads.count, a.blanks.count == b.blanks.count else { return false }
    return search.matches(a, Coloring(a), b, Coloring(b))
  }

  private mutating func matches(
    _ a: Dataset, _ colorsA: Coloring, _ b: Dataset, _ colorsB: Coloring
  ) -> Bool {
    attempts += 1
    guard attempts <= Isomorphism.maximumAttempts else { return false }
    let first = colorsA.refined(a)
    let second = colorsB.refined(b)
    guard first.histogram == second.histogram else { return false }
    guard let (color, candidates) = first.smallestAmbiguous else {
      return a.spelled(first) == b.spelled(second)
    }
    let chosen = candidates[0]
    for candidate in second.nodes(of: color) {
      if matches(a, first.marking(chosen), b, second.marking(candidate)) { return true }
    }
    return false
  }

  /// Statements, each once, without what RDF does not know.
  private struct Dataset {
    let quads: [[RDFTerm?]]
    let blanks: [ExactString]

    init(_ given: [Quad]) {
      let all = given.map { quad in
        [quad.subject, quad.predicate, quad.object, quad.graph].map { $0.map(Dataset.plain) }
      }
      quads = Array(Set(all))
      blanks = Set(quads.joined().compactMap { Isomorphism.blank($0) }).sorted()
    }

    private static func plain(_ term: RDFTerm) -> RDFTerm {
      guard case .literal(let literal) = term else { return term }
      return .literal(
        RDFTerm.Literal(
          literal.value, datatype: literal.datatype,
          language: literal.language.map { ExactString($0.string.lowercased()) }))
    }

    /// The statements with colours in place of blank nodes.
    func spelled(_ coloring: Coloring) -> Set<[String]> {
      Set(quads.map { quad in quad.map { coloring.spelling($0) } })
    }
  }

  private static func blank(_ term: RDFTerm?) -> ExactString? {
    if case .blank(let id)? = term { return id }
    return nil
  }

  /// A colour for each blank node.
  private struct Coloring {
    private var colors: [ExactString: Int]

    init(_ dataset: Dataset) {
      colors = Dictionary(uniqueKeysWithValues: dataset.blanks.map { ($0, 0) })
    }

    var histogram: [Int: Int] { colors.values.reduce(into: [:]) { $0[$1, default: 0] += 1 } }

    func spelling(_ term: RDFTerm?) -> String {
      if let id = Isomorphism.blank(term) { return "_:\(colors[id] ?? 0)" }
      return term?.nQuads ?? ""
    }

    /// The smallest colour that several nodes have, and these.
    var smallestAmbiguous: (Int, [ExactString])? {
      let groups = Dictionary(grouping: colors.keys) { colors[$0] ?? 0 }.filter {
        $0.value.count > 1
      }
      return groups.min { ($0.value.count, $0.key) < ($1.value.count, $1.key) }
        .map { ($0.key, $0.value.sorted()) }
    }

    func nodes(of color: Int) -> [ExactString] {
      colors.filter { $0.value == color }.map(\.key).sorted()
    }

    func marking(_ id: ExactString) -> Coloring {
      var marked = self
      marked.colors[id] = -1 - colors.count
      return marked
    }

    /// The colours after what is around each node has been looked at, again and again.
    func refined(_ dataset: Dataset) -> Coloring {
      var current = self
      for _ in 0...colors.count {
        let next = current.step(dataset)
        let isStable = Set(next.colors.values).count == Set(current.colors.values).count
        current = next
        if isStable { break }
      }
      return current
    }

    private func step(_ dataset: Dataset) -> Coloring {
      var surroundings: [ExactString: [String]] = [:]
      for quad in dataset.quads {
        for id in Set(quad.compactMap { Isomorphism.blank($0) }) {
          let around = quad.map { Isomorphism.blank($0) == id ? "self" : spelling($0) }
          surroundings[id, default: []].append(around.joined(separator: " "))
        }
      }
      var next = self
      for (id, color) in colors {
        next.colors[id] = Coloring.hash(color, (surroundings[id] ?? []).sorted())
      }
      return next
    }

    /// A number for a colour and what is around it, the same in both datasets (FNV-1a).
    private static func hash(_ color: Int, _ parts: [String]) -> Int {
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in (["\(color)"] + parts).joined(separator: "\n").utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01b3
      }
      return Int(truncatingIfNeeded: hash)
    }
  }
}
