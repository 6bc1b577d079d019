import ArgumentParser
import CasePage
import Cases
import GraphFormats
import GraphLayout
import KnowledgeGraph
import SystemPackage

/// `redstring convert`: one input, or several as one graph, to one output.
struct ConvertCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert a graph from one format to another.",
    usage: "redstring convert <in> ... <out> [<options>]",
    discussion: """
      Formats are told by file extension, or by --from and --to; '-' is standard input or output. \
      What ends in .gz or .zst is compressed; what is compressed is read by itself. \
      See 'redstring formats'. What another tool wrote is read by its conventions, with the file itself \
      as the evidence; what cannot be kept, or is not carried, is said.

      Several inputs become one graph: actors, documents and relations with one id are one, and what \
      the inputs say differently of them is said. With --prefix they are kept apart.

      EXAMPLES
        redstring convert my-case map.graphml
        redstring convert from-gephi.graphml map.jsonld.gz
        redstring convert my-case picture.svg --engine neato
        redstring convert my-case page.html --quote-limit 80
        redstring convert raid.yaml fuel.yaml laundering.graphml all.jsonld
        redstring convert my-case - --to jsonld | jq '."@graph" | length'
        redstring convert my-case map.graphml --strict --report losses.json
        redstring convert my-case near.svg --focus "Blue Shipping" --depth 2 --frozen
        redstring convert my-case alleged.csv --stance alleges --since 2024 --min-sources 2
        redstring convert my-case way.svg --path blue-shipping prosecutor
      """)

  @Argument(
    help: ArgumentHelp(
      "Cases, or files in formats that are read, or '-'; last, the file to write, or '-'.",
      valueName: "in and out"))
  var paths: [String]

  @Option(help: ArgumentHelp("What to write, rather than the last argument.", valueName: "out"))
  var output: String?

  @Option(help: ArgumentHelp("The inputs' format, by name or extension.", valueName: "format"))
  var from: String?

  @Option(help: ArgumentHelp("The output's format, by name or extension.", valueName: "format"))
  var to: String?

  @Flag(
    help: ArgumentHelp(
      "Keep what several inputs call by one id apart.",
      discussion: "Each id gets the name of its case and a colon before it."))
  var prefix = false

  @Option(
    help: ArgumentHelp(
      "How the output is spelled, where its format has several ways; see 'redstring formats'.",
      valueName: "profile"))
  var profile: String?

  @Flag(help: "Say whether the graph is converted in memory, or part by part, and why.")
  var verbose = false

  @OptionGroup var documents: DocumentsOption
  @OptionGroup var contexts: ContextsOption
  @OptionGroup var layout: LayoutOptions
  @OptionGroup var positions: PositionsOption
  @OptionGroup var pictures: PictureOptions
  @OptionGroup var export: ExportOptions
  @OptionGroup var page: PageOptions
  @OptionGroup(title: "Focus") var focus: FocusOptions
  @OptionGroup(title: "Focus") var frozen: FrozenOption
  @OptionGroup var loss: LossOptions

  func validate() throws {
    try frozen.validate(with: focus)
    if output == nil, paths.count == 1 {
      throw ValidationError("Name what to write after '\(paths[0])', or with --output.")
    }
    if inputs.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input is one input only.")
    }
    if loss.report == "-", target == "-" {
      throw ValidationError("Standard output cannot take both the report and the graph.")
    }
  }

  private var target: String { output ?? paths[paths.count - 1] }
  private var inputs: ArraySlice<String> { output == nil ? paths.dropLast() : paths[...] }

  func run() async throws {
    let target = try GraphOutput(argument: target, format: to)
    let kind = try optioned(target.entry)
    var report = LossReport()
    var standardInput: DiskScratchFile?
    if case .graph(let format) = kind, let conversion = try streamed(format, &standardInput) {
      report.add(inputs[inputs.startIndex], conversion.remarks)
      report.add(
        .init(path: target.argument, format: target.entry.name, losses: conversion.losses))
      try report.conclude(loss, sparing: conversion.inputs)
      return try conversion.write(to: target)
    }
    let content = try GraphInputs(
      arguments: Array(inputs), format: from, documents: try documents.path(),
      contexts: try contexts.loader(), prefix: prefix, standardInput: standardInput
    ).read(&report)
    let whole = export.selection(of: content.graph)
    let graph = try focus.selection(of: whole)
    let map = frozen.map(graph, of: whole)
    switch kind {
    case .graph(let format):
      report.add(
        .init(path: target.argument, format: target.entry.name, losses: format.losses(of: graph)))
      try report.conclude(loss, sparing: content.files)
      let positioned = try await positioned(format, graph, map)
      try target.write(graph, as: positioned, sparing: content.files)
    case .image(let format):
      report.add(
        .init(
          path: target.argument, format: target.entry.name, losses: [],
          omissions: layout.omissionsOfPicture(of: graph)))
      try report.conclude(loss, sparing: content.files)
      let style = try pictures.style(for: map, quoteLimit: page.quoteLimit)
      let bytes = try await picture(of: graph, map, format, style)
      try target.write(sparing: content.files) { sink throws(Errno) in try sink.write(bytes.span) }
    case .page:
      report.add(
        .init(
          path: target.argument, format: target.entry.name, losses: [],
          omissions: layout.omissionsOfPage(of: graph)))
      try report.conclude(loss, sparing: content.files)
      try await writePage(of: graph, map, content.caseFile, sparing: content.files, to: target)
    case .caseFile: throw ExitCode.validationFailure
    }
  }

  /// The conversion part by part, where neither the inputs nor the options need the whole graph in memory.
  private func streamed(
    _ format: any GraphFormat, _ standardInput: inout DiskScratchFile?
  ) throws -> StreamedConversion? {
    let input = GraphInput(
      argument: inputs[inputs.startIndex], format: from, documents: try documents.path())
    do {
      if inputs.count > 1 { throw StreamRefusal("several inputs become one graph") }
      if prefix { throw StreamRefusal("--prefix renames what is in it") }
      if focus.isGiven { throw StreamRefusal("a focus needs all relations at once") }
      if positions.layout { throw StreamRefusal("--layout needs all actors at once") }
      guard let files = try input.files() else {
        throw StreamRefusal("a case is not read part by part")
      }
      let conversion = try StreamedConversion(files, to: format, &standardInput)
      if conversion.graph.hasProposals, !export.proposals {
        throw StreamRefusal("proposals in it are to be left out")
      }
      if verbose {
        StandardError.say(
          "redstring: converting part by part, in constant memory: "
            + "\(counted(conversion.graph.actorCount, "actor")), "
            + counted(conversion.graph.relationCount, "relation"))
      }
      return conversion
    } catch let refusal as StreamRefusal {
      if verbose {
        StandardError.say("redstring: the whole graph is kept in memory, because \(refusal.reason)")
      }
      return nil
    } catch let fault as ScratchFault where input.argument != "-" {
      if verbose {
        StandardError.say("redstring: the whole graph is kept in memory, because \(fault)")
      }
      return nil
    } catch {
      throw input.stop(error)
    }
  }

  /// What makes the output, with the profile that is asked for; refused, where an option does not go with it.
  private func optioned(_ entry: FormatTable.Entry) throws -> FormatTable.Kind {
    guard case .graph(let format) = entry.kind else {
      if profile != nil {
        throw ValidationError("\(entry.name) has no profiles; leave --profile out.")
      }
      try refuseSheetOptions(entry)
      return entry.kind
    }
    if page.quoteLimit != nil {
      throw ValidationError("\(entry.name) holds whole quotes; leave --quote-limit out.")
    }
    let isThemed = format is any ThemedFormat
    if let option = pictures.option(onlyForPictures: positions.layout, isThemed: isThemed) {
      throw ValidationError("\(entry.name) is no picture; leave \(option) out.")
    }
    if positions.layout, !(format is any PositionedFormat) {
      throw ValidationError("\(entry.name) has no place for coordinates; leave --layout out.")
    }
    if frozen.frozen, !positions.layout {
      throw ValidationError("--frozen is for pictures and --layout; leave it out.")
    }
    guard let profile else { return .graph(try themed(format)) }
    guard let format = format as? any ProfiledFormat else {
      throw ValidationError("\(entry.name) has no profiles; leave --profile out.")
    }
    guard let profiled = format.with(profileNamed: profile) else {
      let names = type(of: format).profileNames.joined(separator: ", ")
      throw ValidationError("'\(profile)' is no profile of \(entry.name); there are \(names).")
    }
    return .graph(try themed(profiled))
  }

  private func themed(_ format: any GraphFormat) throws -> any GraphFormat {
    guard var themed = format as? any ThemedFormat else { return format }
    themed.theme = try pictures.chosenTheme()
    return themed
  }

  /// Refuses what stands around a map where there is no room for it.
  private func refuseSheetOptions(_ entry: FormatTable.Entry) throws {
    switch entry.kind {
    case .page:
      if let option = pictures.optionOfSheet {
        throw ValidationError(
          "\(entry.name) shows the map by itself, with legend and sentences of its own; "
            + "leave \(option) out.")
      }
    case .image(let format):
      if pictures.paper != nil, format != .pdf {
        throw ValidationError("\(entry.name) has no pages; leave --paper out.")
      }
      if pictures.footnotes, format.hasPixels {
        throw ValidationError(
          "In \(entry.name), sentences would be too small to read; leave --footnotes out.")
      }
    case .graph, .caseFile: break
    }
  }

  /// The format with the coordinates of a layout, where they are asked for.
  private func positioned(
    _ format: any GraphFormat, _ graph: Graph, _ map: Graph
  ) async throws -> any GraphFormat {
    guard positions.layout, var format = format as? any PositionedFormat else { return format }
    let style = try pictures.style(for: map, quoteLimit: nil)
    do throws(LayoutError) {
      format.positions = graph.positions(try await map.laidOut(layout, style))
      return format
    } catch {
      throw error.stop()
    }
  }

  private func picture(
    of graph: Graph, _ map: Graph, _ format: ImageFormat, _ style: PictureStyle
  ) async throws -> [UInt8] {
    do throws(LayoutError) {
      let plan = try await map.laidOut(layout, style)
      let request = PictureRequest(
        map: map, style: style, paper: pictures.paper?.paper, formats: [format])
      return try await graph.drawn(plan, layout, request).images[format] ?? []
    } catch {
      throw error.stop()
    }
  }

  /// Writes a page, where no layout can be made in time without a map.
  ///
  /// - Throws: the exit status to end with, having said why.
  private func writePage(
    of graph: Graph, _ whole: Graph, _ caseFile: FilePath?, sparing files: InputFiles,
    to target: GraphOutput
  ) async throws {
    var map: CasePage.Map?
    var layoutFailure: ExitCode?
    let style = try pictures.style(for: whole, quoteLimit: page.quoteLimit)
    do throws(LayoutError) {
      let request = PictureRequest(
        map: whole, style: style, paper: nil, formats: [], withMap: true)
      map = try await graph.drawn(try await whole.laidOut(layout, style), layout, request).map
    } catch {
      layoutFailure = error.stop()
    }
    let bytes = try page.page(
      of: graph, map: map, style.theme, omissions: layout.omissionsOfPage(of: graph),
      caseFile: caseFile)
    try target.write(sparing: files) { sink throws(Errno) in try sink.write(bytes.span) }
    if let layoutFailure { throw layoutFailure }
  }
}
