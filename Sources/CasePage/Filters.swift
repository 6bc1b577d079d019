import GraphFormats
import KnowledgeGraph

/// The boxes and lists of a page that leave things out of it, in its markup. What a box stands for is its place in the
/// page's data, or a word of it.
struct Filters {
  private let graph: Graph
  private let theme: Theme

  init(_ graph: Graph, _ theme: Theme) {
    self.graph = graph
    self.theme = theme
  }

  /// The groups of boxes.
  var markup: String {
    [
      group("type", "Actors", types), group("stance", "Lines", stances),
      group("document", "Documents", documents, isHidden: graph.documents.count < 2),
      group("undated", "Years", years, isHidden: datesByYear.isEmpty),
    ].joined(separator: "\n")
  }

  private func group(
    _ name: String, _ title: String, _ boxes: String, isHidden: Bool = false
  ) -> String {
    "<div id=\"\(name)-filter\" role=\"group\" aria-label=\"\(title)\"\(isHidden ? " hidden" : "")>"
      + "<b>\(title)</b>\(boxes)</div>"
  }

  private func box(
    _ name: String, _ value: String, _ label: String, sign: String = "", count: Int? = nil
  ) -> String {
    let label = Markup.text(label)
    let count = count.map { "<small>\($0)</small>" } ?? ""
    return
      "<label title=\"\(label)\"><input type=\"checkbox\" name=\"\(name)\" value=\"\(value)\" checked>"
      + "\(sign)<bdi>\(label)</bdi>\(count)</label>"
  }

  private var types: String {
    var counts: [Identifier: Int] = [:]
    for actor in graph.actors { counts[actor.type, default: 0] += 1 }
    return graph.vocabulary.actorTypes.enumerated().compactMap { place, type in
      counts[type.name].map { count in
        let color = theme.style(of: type).color
        let swatch = "<span class=\"swatch\" data-color=\"\(color)\"></span>"
        return box("type", "\(place)", type.label.string, sign: swatch, count: count)
      }
    }.joined()
  }

  private var stances: String {
    [(Evidence.Stance.asserts, "asserted"), (.alleges, "alleged"), (.denies, "denied")]
      .compactMap { stance, word in
        let count = graph.relations.count { $0.evidence.contains { $0.stance == stance } }
        if count == 0 { return nil }
        let line = "<span class=\"line \(word)\"></span>"
        return box("stance", stance.rawValue, word, sign: line, count: count)
      }.joined()
  }

  private var documents: String {
    graph.documents.enumerated().map { place, document in
      box("document", "\(place)", (document.title ?? document.id.text).string)
    }.joined()
  }

  /// The years in which something began or ended, in order.
  private var datesByYear: [String] {
    let dates = graph.relations.compactMap(\.claim.time).flatMap { [$0.start, $0.end] }
    return Set(dates.compactMap { $0.map { String($0.description.prefix(4)) } }).sorted()
  }

  private var years: String {
    let options = datesByYear.map { "<option>\($0)</option>" }.joined()
    return [("from", "First year"), ("to", "Last year")].map { name, label in
      "<select name=\"\(name)\" aria-label=\"\(label)\"><option value=\"\">\(label.lowercased())</option>"
        + "\(options)</select>"
    }.joined() + box("undated", "0", "without a date")
  }
}
