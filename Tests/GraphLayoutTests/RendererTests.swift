import CExpat
import GraphLayout
import SystemPackage
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// Serialised: a script that is just being written cannot be started by a neighbour's fork.
@Suite(.serialized)
struct RendererTests {
  let renderer = Renderer(executable: Programs.redstring)

  @Test(arguments: Engine.all)
  func everyEngineRendersSVGAndPNGAndPDFFromOneLayout(_ engine: Engine) async throws {
    let rendering = try await renderer.render(
      Sketches.small, engine: .fixed(engine), formats: [.svg, .png, .pdf])
    #expect(rendering.engine == engine)
    #expect(rendering.images.map(\.format) == [.svg, .png, .pdf])
    #expect(isWellFormed(rendering[.svg] ?? []))
    #expect(rendering[.png]?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
    #expect(rendering[.pdf]?.starts(with: "%PDF-".utf8) == true)
    #expect(rendering.attempts.isEmpty)
  }

  /// Going round nodes, Graphviz writes beyond its memory on this drawing.
  @Test(arguments: Engine.all)
  func parallelLinesAreDrawnByEveryEngine(_ engine: Engine) async throws {
    let rendering = try await renderer.render(
      try Sketches.parallelLines(), engine: .fixed(engine), formats: [.svg])
    #expect(isWellFormed(rendering[.svg] ?? []))
  }

  @Test func otherFormatsAreThoseOfTheInstalledGraphviz() async throws {
    let formats = try await renderer.availableFormats()
    #expect(formats.starts(with: [.svg, .png, .pdf]))
    let rendering = try await renderer.render(Sketches.small, formats: formats)
    #expect(rendering.images.map(\.format) == formats)
    let magic: [ImageFormat: [UInt8]] = [
      .svgz: [0x1F, 0x8B], .jpg: [0xFF, 0xD8, 0xFF], .gif: Array("GIF8".utf8),
      .webp: Array("RIFF".utf8),
    ]
    for image in rendering.images {
      #expect(image.bytes.starts(with: magic[image.format] ?? []), "\(image.format)")
    }
  }

  @Test func sameSketchSameBytesWhateverTheTime() async throws {
    let formats = try await renderer.availableFormats()
    let first = try await renderer.render(Sketches.small, formats: formats)
    try await Task.sleep(for: .milliseconds(1100))
    #expect(try await renderer.render(Sketches.small, formats: formats) == first)
  }

  @Test func labelsStayText() async throws {
    let rendering = try await renderer.render(Sketches.small, formats: [.svg])
    let svg = String(decoding: rendering[.svg] ?? [], as: UTF8.self)
    #expect(svg.contains("Blue &amp; &lt;Green&gt;"))
  }

  @Test func warningsComeOnceAndOnOneLine() async throws {
    let dot = #"digraph { a [label="far too long" fixedsize=true width=0.2]; a -> b }"#
    let sketch = Sketch(dot: Array(dot.utf8), nodes: 2, edges: 1)
    let rendering = try await renderer.render(sketch, formats: [.svg, .png, .pdf])
    #expect(rendering.messages.count == 1)
    #expect(rendering.messages.first?.hasSuffix("size too small for label") == true)
  }

  /// Two hundred leaves around one node: `dot` makes a ribbon of them, `sfdp` a flower.
  @Test func aRibbonIsLeftToAnotherEngine() async throws {
    let leaves = (0..<200).map { "hub -> leaf\($0) [label=supplies];" }.joined()
    let sketch = Sketch(
      dot: Array("digraph { node [shape=box]; \(leaves) }".utf8), nodes: 201, edges: 200)
    let rendering = try await renderer.render(sketch, formats: [.svg, .png])
    #expect(rendering.engine == .sfdp)
    guard case .ribbon = rendering.attempts.first?.failure else {
      Issue.record("\(rendering.attempts)")
      return
    }
    let fixed = try await renderer.render(sketch, engine: .fixed(.dot), formats: [.svg])
    #expect(fixed.engine == .dot)
  }

  /// Two hundred pairs, each with its label; `dot` by itself puts them one beneath the other.
  @Test(arguments: [Engine.dot, .neato, .fdp, .sfdp, .circo, .twopi])
  func componentsArePackedAsOnAPage(_ engine: Engine) async throws {
    let pairs = (0..<200).map { "a\($0) -> b\($0) [label=\"relation \($0)\"];" }.joined()
    let sketch = Sketch(
      dot: Array("digraph { label=\"Pairs\"; node [shape=box]; a0 -> c; \(pairs) }".utf8),
      nodes: 401, edges: 201)
    let rendering = try await renderer.render(sketch, engine: .fixed(engine), formats: [.svg])
    let svg = String(decoding: rendering[.svg] ?? [], as: UTF8.self)
    #expect((0..<200).allSatisfy { svg.contains(">relation \($0)</text>") })
    #expect(svg.contains(">Pairs</text>"))
    let sides = svg.split(separator: "viewBox=\"")[1].split(separator: "\"")[0]
      .split(separator: " ").compactMap { Double(String($0)) }
    #expect((0.5...4).contains(sides[2] / sides[3]), "\(sides)")
  }

  @Test func whatIsGivenUpStandsInTheSVG() async throws {
    let star = (0..<200).map { "hub -> leaf\($0) [label=supplies];" }.joined()
    let sketch = Sketch(
      dot: Array("digraph { node [shape=box]; \(star) }".utf8), nodes: 201, edges: 200,
      omissions: ["arrowheads -->", "names"])
    let rendering = try await renderer.render(sketch, formats: [.svg])
    #expect(isWellFormed(rendering[.svg] ?? []))
    let svg = String(decoding: rendering[.svg] ?? [], as: UTF8.self)
    #expect(
      svg.contains("<!-- left out: arrowheads &#45;&#45;&gt;; left out: names; not drawn with "))
    let whole = try await renderer.render(Sketches.small, formats: [.svg])
    #expect(!String(decoding: whole[.svg] ?? [], as: UTF8.self).contains("left out"))
  }

  /// So many nodes that we spread them ourselves.
  @Test func tenThousandNodesAreDrawn() async throws {
    let edges = (1...10_200).map { "n\($0 / 7) -> n\($0);" }.joined()
    let style = "node [label=\"\" shape=circle width=0.1]; edge [arrowhead=none];"
    let sketch = Sketch(
      dot: Array("digraph { \(style) \(edges) }".utf8), nodes: 10_201, edges: 10_200)
    let rendering = try await renderer.render(sketch, formats: [.svg])
    #expect(rendering.engine == .sfdp)
    let svg = rendering[.svg] ?? []
    let lines = String(decoding: svg, as: UTF8.self).split(separator: "class=\"edge\"").count - 1
    #expect(lines == 10_200)
    #expect(isWellFormed(svg))
  }

  @Test(arguments: [
    ("digraph { a -> ", "syntax error"), ("digraph { a\u{0} }", "NUL"), ("", "no graph"),
    ("// nothing", "no graph"),
    (#"digraph { a; subgraph { b [image="/etc/passwd"] } }"#, #"attribute "image" names a file"#),
    (#"digraph { graph [fontpath="/tmp"] }"#, "fontpath"),
  ])
  func textThatGraphvizCannotReadIsRefused(_ dot: String, _ reason: String) async throws {
    let sketch = Sketch(dot: Array(dot.utf8), nodes: 1, edges: 1)
    let error = await #expect(throws: LayoutError.self) {
      try await renderer.render(sketch, formats: [.svg])
    }
    #expect(error?.attempts.count == 1)
    let messages = unreadableMessages(error)
    #expect(messages?.contains { $0.contains(reason) } == true, "\(error as Any)")
  }

  /// `agmemread` returns 3,000 nodes and no edge here, as a success.
  @Test func aPartOfAGraphIsNotTheGraph() async throws {
    let chain = (0..<3000).map { "n\($0)" }.joined(separator: " -> ")
    let sketch = Sketch(dot: Array("digraph { \(chain) }".utf8), nodes: 3000, edges: 2999)
    let error = await #expect(throws: LayoutError.self) {
      try await renderer.render(sketch, formats: [.svg])
    }
    #expect(unreadableMessages(error) != nil)
  }

  private func unreadableMessages(_ error: LayoutError?) -> [String]? {
    if case .unreadable(let messages) = error?.failure { messages } else { nil }
  }
}

/// Whether Expat reads it as XML.
private func isWellFormed(_ xml: [UInt8]) -> Bool {
  guard let parser = unsafe XML_ParserCreate(nil) else { return false }
  defer { unsafe XML_ParserFree(parser) }
  let status = unsafe xml.withUnsafeBytes { bytes in
    unsafe XML_Parse(
      parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), 1)
  }
  return status == XML_STATUS_OK
}
