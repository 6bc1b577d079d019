import ArgumentParser
import GraphFormats
import GraphLayout

/// `redstring formats`: the table of formats.
struct FormatsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats",
    abstract: "List the formats that can be read and written.",
    discussion: """
      The last column says what of a graph a format carries; 'convert' says what of your graph it does not.

      EXAMPLES
        redstring formats
        redstring formats --format json | jq -r '.formats[] | select(.writes) | .name'
      """)

  @Option(help: "How to list: text or json.")
  var format: CheckCommand.Format = .text

  func run() async throws {
    let entries = try await available()
    switch format {
    case .text: try StandardOutput.write(table(entries))
    case .json: try StandardOutput.write(json(entries) + "\n")
    }
  }

  /// The table's entries, of images only those that the installed Graphviz writes.
  private func available() async throws -> [FormatTable.Entry] {
    do throws(LayoutFailure) {
      let images = try await Renderer().availableFormats()
      return FormatTable.entries.filter { entry in
        if case .image(let format) = entry.kind { images.contains(format) } else { true }
      }
    } catch {
      throw failure(ExitStatus.inputOutput, "cannot ask Graphviz for its formats: \(error)")
    }
  }

  private func table(_ entries: [FormatTable.Entry]) -> String {
    let rows =
      [["name", "extensions", "media type", "reads", "writes", "profiles", "carries"]]
      + entries.map { entry in
        [
          entry.name, entry.fileExtensions.joined(separator: " "), entry.mediaType,
          entry.isRead ? "yes" : "no", entry.isWritten ? "yes" : "no",
          entry.profiles.isEmpty ? "-" : entry.profiles.joined(separator: " "), carries(entry),
        ]
      }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  /// What a format carries, in a few words.
  private func carries(_ entry: FormatTable.Entry) -> String {
    if case .page = entry.kind { return "the picture and the evidence" }
    guard let carries = entry.carries else { return "the picture" }
    let others = GraphFeature.allCases.filter { !carries.contains($0) }
    if others.isEmpty { return "everything" }
    let isShort = others.count <= 4
    let listed = isShort ? others : GraphFeature.allCases.filter(carries.contains)
    return (isShort ? "all but " : "only ") + listed.map(\.name).joined(separator: ", ")
  }

  private func json(_ entries: [FormatTable.Entry]) -> String {
    var json = JSONWriter()
    json.beginObject()
    json.key("formats")
    json.beginArray()
    for entry in entries {
      json.element()
      json.beginObject()
      json.member("name", entry.name)
      json.member("extensions", entry.fileExtensions)
      json.member("mediaType", entry.mediaType)
      json.key("reads")
      json.value(entry.isRead)
      json.key("writes")
      json.value(entry.isWritten)
      json.member("profiles", entry.profiles)
      if let carries = entry.carries {
        json.member("carries", GraphFeature.allCases.filter(carries.contains).map(\.rawValue))
      }
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return json.text
  }
}
