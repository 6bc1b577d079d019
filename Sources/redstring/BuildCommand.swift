import ArgumentParser
import CasePage
import Cases
import GraphFormats
import GraphLayout
import KnowledgeGraph
import SystemPackage

/// `redstring build`: the main job, from a case to all its products.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Check a case, then write its graph files and pictures.",
    discussion: """
      Writes <case>.html, .dot, .graphml, .jsonld, .svg, .png and .pdf. A case with errors writes nothing. \
      The text formats and the page are written even where no layout can be made in time.

      EXAMPLES
        redstring build
        redstring build my-case --output my-output
        redstring build seeds --documents ~/articles --output /tmp/with-article --engine sfdp
        redstring build seeds --output near-cartel --focus jalisco-cartel --depth 2 --frozen
      """)

  @Argument(help: ArgumentHelp("A case file, or a folder with cases.", valueName: "case"))
  var path = "seeds"

  @Option(help: ArgumentHelp("The folder to write to (default: output).", valueName: "folder"))
  var output: String?

  @OptionGroup var documents: DocumentsOption
  @OptionGroup var layout: LayoutOptions
  @OptionGroup var positions: PositionsOption
  @OptionGroup var pictures: PictureOptions
  @OptionGroup var export: ExportOptions
  @OptionGroup var page: PageOptions
  @OptionGroup(title: "Focus") var focus: FocusOptions
  @OptionGroup(title: "Focus") var frozen: FrozenOption

  private static let images: [ImageFormat] = [.svg, .png, .pdf]

  func validate() throws {
    try frozen.validate(with: focus)
    if output == "" {
      throw ValidationError("--output '' names no folder; '.' is the one that you are in.")
    }
    if focus.isGiven, output == nil {
      throw ValidationError(
        "With a focus, products would replace those of the whole case; "
          + "name a folder for them with --output.")
    }
    if documents.folder != nil, output == nil {
      throw ValidationError(
        "With --documents, products quote texts that may not be yours to publish; "
          + "name a folder for them with --output.")
    }
  }

  func run() async throws {
    var checked: [CheckedCase] = []
    let fault = CaseArgument.check([path], documents: try documents.path()) { one in
      one.sayDiagnostics()
      checked.append(one)
    }
    if fault != nil || checked.contains(where: \.hasErrors) {
      StandardError.say("redstring: nothing was written, because of the errors above")
      throw fault ?? ExitStatus.caseHasErrors
    }
    try refuseSharedNames(checked)
    let products = try checked.compactMap { one in
      try one.graph.map { (one, try Product(export.selection(of: $0), focus, frozen)) }
    }
    let folder = FilePath(output ?? "output")
    try Folder.makeForOutput(folder)
    var layoutFailure: ExitCode?
    for (one, product) in products {
      layoutFailure = try await build(one, product, folder) ?? layoutFailure
    }
    if let layoutFailure { throw layoutFailure }
  }

  /// What of a case is written, and the graph that is laid out for it.
  private struct Product {
    let graph: Graph
    let map: Graph

    init(_ whole: Graph, _ focus: FocusOptions, _ frozen: FrozenOption) throws {
      graph = try focus.selection(of: whole)
      map = frozen.map(graph, of: whole)
    }
  }

  /// Writes the products of one case.
  ///
  /// - Returns: the exit status to end with, where there is no picture.
  private func build(
    _ one: CheckedCase, _ product: Product, _ folder: FilePath
  ) async throws -> ExitCode? {
    let graph = product.graph
    let stem = graph.metadata.name.string
    var files = OutputSet(sparing: InputFiles(of: one, documents: try documents.path()))
    let style = try pictures.style(for: product.map, quoteLimit: page.quoteLimit)
    let layout = await laidOut(product.map, style)
    let picture = await picture(product, layout, style)
    for format in GraphFormats.products {
      let name = "\(stem).\(type(of: format).fileExtensions[0])"
      let format = positioned(format, graph, layout)
      try files.add(folder.appending(name)) { sink throws(Errno) in
        try format.write(graph, to: &sink)
      }
    }
    func add(_ fileExtension: String, _ bytes: [UInt8]) throws {
      try files.add(folder.appending("\(stem).\(fileExtension)")) { sink throws(Errno) in
        try sink.write(bytes.span)
      }
    }
    var engine = ""
    var layoutFailure: ExitCode?
    switch picture {
    case .success(let drawn):
      if case .success(let layout) = layout {
        engine = ", laid out with \(layout.engine.rawValue)"
      }
      for format in BuildCommand.images {
        if let bytes = drawn.images[format] { try add(format.fileExtensions[0], bytes) }
      }
      try add("html", page(of: graph, drawn.map, style, one))
    case .failure(let error):
      try add("html", page(of: graph, nil, style, one))
      layoutFailure = error.stop()
      sayOldPictures(stem, folder)
    }
    if pictures.footnotes {
      try files.add(folder.appending("\(stem).footnotes.md")) { sink throws(Errno) in
        try Footnotes(of: graph, quoteLimit: page.quoteLimit).writeMarkdown(to: &sink)
      }
    }
    let names = files.paths.map(\.string).joined(separator: " ")
    try files.commit()
    StandardError.say("\(stem): \(one.summary)\(engine); wrote \(names)")
    return layoutFailure
  }

  private func page(
    of graph: Graph, _ map: CasePage.Map?, _ style: PictureStyle, _ one: CheckedCase
  ) throws -> [UInt8] {
    try page.page(
      of: graph, map: map, style.theme, omissions: layout.omissionsOfPage(of: graph),
      caseFile: FilePath(one.path))
  }

  /// Pictures of an earlier build do not show what the text formats now say.
  private func sayOldPictures(_ stem: String, _ folder: FilePath) {
    let old = BuildCommand.images
      .map { folder.appending("\(stem).\($0.fileExtensions[0])") }.filter(\.exists)
    guard !old.isEmpty else { return }
    StandardError.say(
      "redstring: warning: of an earlier build, and no longer true to the case: "
        + old.map(\.string).joined(separator: " "))
  }

  private func laidOut(
    _ graph: Graph, _ style: PictureStyle
  ) async -> Result<Rendering, LayoutError> {
    do throws(LayoutError) {
      return .success(try await graph.laidOut(layout, style))
    } catch {
      return .failure(error)
    }
  }

  private func picture(
    _ product: Product, _ plan: Result<Rendering, LayoutError>, _ style: PictureStyle
  ) async -> Result<Pictures, LayoutError> {
    do throws(LayoutError) {
      let request = PictureRequest(
        map: product.map, style: style, paper: pictures.paper?.paper,
        formats: BuildCommand.images, withMap: true)
      return .success(try await product.graph.drawn(try plan.get(), layout, request))
    } catch {
      return .failure(error)
    }
  }

  /// The format with the picture's coordinates, where they are asked for and it has a place for them.
  private func positioned(
    _ format: any GraphFormat, _ graph: Graph, _ picture: Result<Rendering, LayoutError>
  ) -> any GraphFormat {
    guard positions.layout, case .success(let rendering) = picture,
      var positioned = format as? any PositionedFormat
    else { return format }
    positioned.positions = graph.positions(rendering)
    return positioned
  }

  /// Products are named after their case: two cases cannot have one name.
  private func refuseSharedNames(_ checked: [CheckedCase]) throws {
    var paths: [Identifier: String] = [:]
    for one in checked {
      guard let name = one.name else { continue }
      if let other = paths[name] {
        throw failure(
          ExitStatus.caseHasErrors,
          "'\(other)' and '\(one.path)' are both called '\(name)', and would overwrite each other; "
            + "change 'case:' in one of them")
      }
      paths[name] = one.path
    }
  }
}
