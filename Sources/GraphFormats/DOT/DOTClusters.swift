public import KnowledgeGraph

/// The boxes of a picture as DOT has them: subgraphs whose names begin with `cluster`.
///
/// Where nothing has its place yet, they have their actors, so that an engine keeps these together; then their corners,
/// and Graphviz draws them behind everything else.
struct DOTClusters {
  private let content: Content
  private let theme: Theme
  private let detail: PictureDetail

  private enum Content {
    case actors(Clusters, of: Graph)
    case boxes([PicturePlan.Cluster])
  }

  /// The boxes of a graph's picture, as far as there are any.
  init(of graph: Graph, _ style: PictureStyle, _ plan: PicturePlan?) {
    theme = style.theme
    detail = PictureDetail(of: graph)
    if let plan {
      content = .boxes(plan.clusters)
    } else if let clusters = style.clusters(of: graph)?.clusters {
      content = .actors(clusters, of: graph)
    } else {
      content = .boxes([])
    }
  }

  func write(to block: inout ByteBlock) {
    switch content {
    case .actors(let clusters, let graph):
      for (place, cluster) in clusters.list.enumerated() {
        begin(place, cluster.shownLabel, detail.clusterFontSize, DOTAttributes(), &block)
        for actor in cluster.actors {
          block.append("    ")
          block.append(quoted: graph.storage.identifiers[graph.storage.actors[actor].id])
          block.append(";\n")
        }
        block.append("  }\n")
      }
    case .boxes(let boxes):
      for (place, box) in boxes.enumerated() {
        begin(place, box.label, box.fontSize, attributes(of: box, place), &block)
        block.append("  }\n")
      }
    }
  }

  private func begin(
    _ place: Int, _ label: String, _ fontSize: Double, _ own: DOTAttributes,
    _ block: inout ByteBlock
  ) {
    var attributes = DOTAttributes()
    attributes.addLabel("label", label)
    attributes.add("fontsize", PictureSheet.number(fontSize))
    attributes.add("fontname", Drawing.boldFont)
    for attribute in own.list { attributes.add(attribute.name, attribute.value) }
    block.append("  subgraph ")
    block.append(quoted: DOTClusters.name(place, label))
    block.append(" {\n    graph [")
    attributes.write(to: &block)
    block.append("];\n")
  }

  /// The name of the subgraph, which no other one has.
  private static func name(_ place: Int, _ label: String) -> String {
    "cluster_\(place + 1):\(label)"
  }

  /// The label in such a name.
  static func label(inName name: String) -> String {
    String(name.drop { $0 != ":" }.dropFirst())
  }

  private func attributes(of box: PicturePlan.Cluster, _ place: Int) -> DOTAttributes {
    var attributes = DOTAttributes()
    // Without a fill, Graphviz takes the paper's.
    attributes.add("style", "rounded,filled")
    attributes.add("fillcolor", "transparent")
    attributes.add("color", theme.softInk.description)
    attributes.add("fontcolor", theme.softInk.description)
    attributes.add("id", "cluster-\(place + 1)")
    func point(_ x: Double, _ y: Double) -> String {
      [x, y].map(PictureSheet.number).joined(separator: ",")
    }
    attributes.add("bb", point(box.low.x, box.low.y) + "," + point(box.high.x, box.high.y))
    let middleOfTitle = box.high.y - PicturePlan.Cluster.titleHeight * box.fontSize / 2
    attributes.add("lp", point((box.low.x + box.high.x) / 2, middleOfTitle))
    return attributes
  }
}

extension Clusters.Cluster {
  /// What a box is called, and how many actors are in it.
  public var shownLabel: String {
    Drawing.shortened(PlainLine.text(label.string)) + " (\(actors.count))"
  }
}
