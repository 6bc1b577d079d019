import CasePage
import Compression
import GraphFormats
import GraphLayout
import KnowledgeGraph

/// A graph's pictures, all of one layout, as they are written.
struct Pictures {
  var images: [ImageFormat: [UInt8]] = [:]
  /// The map by itself, as a page has it; nothing where that was not asked for.
  var map: CasePage.Map?
}

/// What is drawn of a layout.
struct PictureRequest {
  /// The graph that was laid out: the one that is drawn, or the whole of which that is a part.
  let map: Graph
  let style: PictureStyle
  /// Where there is one, a PDF has pages.
  let paper: PicturePages.Paper?
  let formats: [ImageFormat]
  /// Whether a page is to have the map.
  var withMap = false
}

extension LayoutOptions {
  /// What a picture of a graph leaves out, each in a clause.
  func omissionsOfPicture(of graph: Graph) -> [String] {
    PictureDetail(of: graph).omissions + omissionsOfEngine
  }

  /// What the map of a graph's page leaves out, each in a clause.
  func omissionsOfPage(of graph: Graph) -> [String] {
    CasePage.omissions(of: graph) + omissionsOfEngine
  }

  private var omissionsOfEngine: [String] {
    engine.choice == .fixed(.patchwork) ? ["all lines, for which a tree map has no place"] : []
  }
}

extension Graph {
  /// Draws the pictures of a layout: images in pixels without the list of sentences, and a PDF on pages where there is
  /// a paper.
  ///
  /// - Throws: `LayoutError`, where Graphviz fails.
  func drawn(
    _ layout: Rendering, _ options: LayoutOptions, _ request: PictureRequest
  ) async throws(LayoutError) -> Pictures {
    let progress = Progress("drawing \(counted(relations.count, "relation"))")
    defer { progress.end() }
    let omissions = options.omissionsOfPicture(of: self)
    let isPicture = !request.formats.isEmpty || CasePage.mapIsVector(of: self)
    if isPicture, !omissions.isEmpty {
      StandardError.say(
        "redstring: note: left out of the picture: " + omissions.joined(separator: "; "))
    }
    var drawing = PictureDrawing(
      graph: self, plan: plan(layout, of: request.map, request.style), layout, options, request)
    let isPaged = { (format: ImageFormat) in format == .pdf && request.paper != nil }
    try await drawing.draw(
      request.style, request.formats.filter { !$0.hasPixels && !isPaged($0) })
    var pixelStyle = request.style
    pixelStyle.hasFootnotes = false
    try await drawing.draw(pixelStyle, request.formats.filter(\.hasPixels))
    if let paper = request.paper, request.formats.contains(.pdf) {
      try await drawing.drawPages(on: paper)
    }
    if request.withMap { try await drawing.drawMap() }
    for message in drawing.messages {
      StandardError.say("redstring: warning: layout: \(message)")
    }
    return drawing.pictures
  }
}

/// Pictures while they are drawn, one after the other.
private struct PictureDrawing {
  private let graph: Graph
  private let plan: PicturePlan
  /// The plan as it is drawn on a sheet.
  private lazy var sheetPlan = plan.separatingLines(of: graph, request.style, withLists: true)
    .placingLabels(of: graph, request.style)
  private let renderer: Renderer
  private let request: PictureRequest
  private let notes: [String]
  private(set) var pictures = Pictures()
  /// What Graphviz warned of, each once.
  private(set) var messages: [String] = []

  init(
    graph: Graph, plan: PicturePlan, _ layout: Rendering, _ options: LayoutOptions,
    _ request: PictureRequest
  ) {
    self.graph = graph
    self.plan = plan
    self.request = request
    renderer = options.renderer
    notes =
      options.omissionsOfPicture(of: graph).map { "left out: \($0)" }
      + layout.attempts.map { "not drawn with \($0)" }
  }

  /// Draws the sheet in these formats.
  mutating func draw(
    _ style: PictureStyle, _ formats: [ImageFormat]
  ) async throws(LayoutError) {
    if formats.isEmpty { return }
    let wanted = Set(formats.map { $0 == .svgz ? .svg : $0 })
    let dot = DOTFormat.sheet(style, sheetPlan).bytes(of: graph)
    let drawn = try await rendered(dot, ImageFormat.allCases.filter(wanted.contains))
    for format in formats {
      pictures.images[format] =
        switch format {
        case .svg: try spelled(drawn[.svg], .file)
        case .svgz: compressed(try spelled(drawn[.svg], .file))
        default: drawn[format]
        }
    }
  }

  /// Draws a PDF with pages.
  mutating func drawPages(on paper: PicturePages.Paper) async throws(LayoutError) {
    var files: [[UInt8]] = []
    for page in PicturePages(of: graph, request.style, sheetPlan, on: paper).pages {
      files.append(try await rendered(page.dot, [.pdf])[.pdf] ?? [])
    }
    pictures.images[.pdf] = try PDFDocument.joining(files)
  }

  /// Draws the map by itself, each relation with a line of its own, on which it can be pointed at; or leaves the drawing
  /// to the page.
  mutating func drawMap() async throws(LayoutError) {
    var style = request.style
    var plan = plan.separatingLines(of: graph, style)
    guard CasePage.mapIsVector(of: graph) else {
      pictures.map = .plan(plan)
      return
    }
    (style.hasLegend, style.hasFootnotes, style.bundling) = (false, false, false)
    plan = plan.placingLabels(of: graph, style)
    let dot = DOTFormat.sheet(style, plan).bytes(of: graph)
    pictures.map = .vector(try spelled(try await rendered(dot, [.svg])[.svg], .inline))
  }

  private mutating func rendered(
    _ dot: [UInt8], _ formats: [ImageFormat]
  ) async throws(LayoutError) -> Rendering {
    let sketch = Sketch(
      dot: dot, nodes: graph.actors.count, edges: graph.relations.count, omissions: notes)
    let rendering = try await renderer.render(sketch, engine: .fixed(.placed), formats: formats)
    messages += rendering.messages.filter { !messages.contains($0) }
    return rendering
  }

  private func spelled(
    _ svg: [UInt8]?, _ form: SVGPicture.Form
  ) throws(LayoutError) -> [UInt8] {
    do throws(ReadError) {
      return try SVGPicture(of: graph, quoteLimit: request.style.quoteLimit, notes: notes)
        .bytes(from: svg ?? [], form)
    } catch {
      throw LayoutError(drawing: .noAnswer("its SVG cannot be read: \(error.problem)"))
    }
  }

  private func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var file: [UInt8] = []
    CompressionMethod.gzip.compressor().compress(bytes.span, isLast: true) { piece in
      for index in piece.indices { file.append(piece[index]) }
    }
    return file
  }
}
