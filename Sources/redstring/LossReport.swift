import ArgumentParser
import GraphFormats
import KnowledgeGraph
import SystemPackage

/// How a command tells what is lost between its inputs and its outputs.
struct LossOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Also write what is lost to a file, as JSON; '-' is standard output.", valueName: "file"))
  var report: String?

  @Flag(help: "Write nothing and fail where anything would be lost.")
  var strict = false
}

/// What is lost between inputs and outputs: what readers dropped or changed, and what formats cannot carry.
struct LossReport {
  /// What a reader dropped or changed.
  struct InputEntry {
    let path: String
    let remarks: [Reading.Remark]
  }

  /// What an output does not have of the graph.
  struct OutputEntry {
    let path: String
    let format: String
    let losses: [Loss]
    /// What was left out of a picture, in words.
    var omissions: [String] = []
  }

  private(set) var inputs: [InputEntry] = []
  private(set) var outputs: [OutputEntry] = []

  /// Whether anything is lost that means something.
  private var isLossy: Bool {
    !inputs.isEmpty
      || outputs.contains { !$0.omissions.isEmpty || $0.losses.contains(where: \.meansSomething) }
  }

  /// Adds what a reader dropped or changed, having said it.
  mutating func add(_ path: String, _ remarks: [Reading.Remark]) {
    for remark in remarks {
      let place = LossReport.path(path, remark.file) + (remark.line == nil ? ": " : ":")
      StandardError.say(place + remark.description)
    }
    if !remarks.isEmpty { inputs.append(InputEntry(path: path, remarks: remarks)) }
  }

  /// Adds what an output does not have, having said what of it means something.
  mutating func add(_ entry: OutputEntry) {
    let losses = entry.losses.filter(\.meansSomething)
    if !losses.isEmpty {
      StandardError.say(
        "redstring: note: \(entry.format) does not carry "
          + losses.map(\.description).joined(separator: ", "))
    }
    if !entry.losses.isEmpty || !entry.omissions.isEmpty { outputs.append(entry) }
  }

  /// Which file is meant: the one that the command was given, or one of several that it stands for.
  static func path(_ argument: String, _ file: Text?) -> String {
    guard let file else { return argument }
    let path = FilePath(argument)
    return (path.isFolder ? path : path.removingLastComponent()).appending(file.string).string
  }

  /// Does what `options` ask for, before anything is written.
  ///
  /// - Throws: the exit status 1 where something is lost that must not be; 73 or 74 where the report cannot be
  ///   written; having said why.
  func conclude(_ options: LossOptions, sparing files: InputFiles) throws {
    if let path = options.report { try write(to: path, sparing: files) }
    if options.strict, isLossy {
      throw failure(
        ExitStatus.lossy,
        "nothing was written, because something would be lost, and --strict forbids that")
    }
  }

  private func write(to path: String, sparing files: InputFiles) throws {
    let bytes = Array((json + "\n").utf8)
    let fill = { (sink: inout DescriptorSink) throws(Errno) in try sink.write(bytes.span) }
    if path == "-" { return try StandardOutput.write(fill) }
    var set = OutputSet(sparing: files)
    try set.add(FilePath(path), fill)
    try set.commit()
  }

  private var json: String {
    var json = JSONWriter()
    json.beginObject()
    json.key("inputs")
    json.beginArray()
    for input in inputs { add(input, to: &json) }
    json.endArray()
    json.key("outputs")
    json.beginArray()
    for output in outputs { add(output, to: &json) }
    json.endArray()
    json.endObject()
    return json.text
  }

  private func add(_ input: InputEntry, to json: inout JSONWriter) {
    json.element()
    json.beginObject()
    json.member("path", input.path)
    json.key("remarks")
    json.beginArray()
    for remark in input.remarks {
      json.element()
      json.beginObject()
      if let file = remark.file { json.member("file", file.string) }
      for (key, number) in [("line", remark.line), ("column", remark.column)] {
        guard let number else { continue }
        json.key(key)
        json.value(number)
      }
      json.member("text", remark.text)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private func add(_ output: OutputEntry, to json: inout JSONWriter) {
    json.element()
    json.beginObject()
    json.member("path", output.path)
    json.member("format", output.format)
    json.key("losses")
    json.beginArray()
    for loss in output.losses {
      json.element()
      json.beginObject()
      json.member("feature", loss.feature.rawValue)
      json.key("count")
      json.value(loss.count)
      json.member("text", loss.description)
      json.endObject()
    }
    json.endArray()
    if !output.omissions.isEmpty { json.member("omissions", output.omissions) }
    json.endObject()
  }
}

extension Loss {
  /// The order of a set, such as N-Quads, means nothing, and comes back from a file that nobody has sorted.
  fileprivate var meansSomething: Bool { feature != .order }
}
