import ArgumentParser
import Cases
import JSONLD
import SystemPackage

/// Where contexts are that a JSON-LD document names and does not have.
struct ContextsOption: ParsableArguments {
  @Option(
    name: .customLong("contexts"),
    help: ArgumentHelp(
      "A folder with the contexts that JSON-LD files name; none is ever fetched.",
      discussion: """
        https://schema.org/ is looked for as schema.org, schema.org.jsonld and schema.org.json, \
        https://www.w3.org/ns/activitystreams as www.w3.org/ns/activitystreams, or activitystreams, \
        with the same endings.
        """, valueName: "folder"))
  var folder: String?

  /// The contexts of the folder, where one was named.
  ///
  /// - Throws: the exit status 66, having said why, where there is no such folder.
  func loader() throws -> any ContextLoader {
    guard let folder else { return NoContexts() }
    let path = FilePath(folder)
    guard path.isFolder else {
      throw failure(
        ExitStatus.noInput,
        "the folder '\(folder)' of --contexts \(path.exists ? "is no folder" : "does not exist")")
    }
    return ContextFolder(path: path)
  }
}

/// Contexts in a folder, under names that their IRIs give them.
struct ContextFolder: ContextLoader {
  let path: FilePath

  /// A context is not large; what is larger is something else.
  private static let limit = 16 << 20

  func document(at iri: String) -> [UInt8]? {
    for name in ContextFolder.names(of: iri) {
      for ending in ["", ".jsonld", ".json"] {
        let file = path.appending(name + ending)
        if let bytes = try? FileReading.bytes(of: file.string, limit: ContextFolder.limit) {
          return bytes
        }
      }
    }
    return nil
  }

  /// What the file of a context may be called, without an ending: host and path, or the last part of them.
  static func names(of iri: String) -> [String] {
    let parts = iri.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return [] }
    let steps = parts[1].prefix { $0 != "?" && $0 != "#" }.split(separator: "/").map(String.init)
    // A name must not lead out of the folder.
    guard let last = steps.last, !steps.contains(where: { [".", ".."].contains($0) }) else {
      return []
    }
    return steps.count == 1 ? [last] : [steps.joined(separator: "/"), last]
  }
}
