import ArgumentParser
import GraphFormats
import GraphLayout
import KnowledgeGraph
import SystemPackage

extension Graph {
  /// The graph as Graphviz is given it: no data, only what the picture needs.
  var sketch: Sketch {
    Sketch(
      dot: DOTFormat.drawing.bytes(of: self), nodes: actors.count, edges: relations.count)
  }

  /// Lays the graph out, and says what Graphviz had to say and which engines failed.
  ///
  /// - Throws: `LayoutError`, where no engine succeeds.
  func rendered(
    _ options: LayoutOptions, _ formats: [ImageFormat]
  ) async throws(LayoutError) -> Rendering {
    StandardError.progress("laying out \(counted(relations.count, "relation"))")
    defer { StandardError.endProgress() }
    let rendering = try await options.renderer.render(
      sketch, engine: options.engine.choice, formats: formats)
    for attempt in rendering.attempts {
      StandardError.say(
        "redstring: note: layout with \(attempt); drawn with \(rendering.engine.rawValue) instead")
    }
    for message in rendering.messages {
      StandardError.say("redstring: warning: layout: \(message)")
    }
    return rendering
  }
}

extension LayoutError {
  /// Says why there is no picture; what is returned is thrown to stop the command.
  func stop() -> ExitCode {
    switch failure {
    case .unavailable, .unreadable, .noAnswer:
      redstring.failure(ExitStatus.inputOutput, "\(self)")
    default:
      redstring.failure(ExitStatus.noLayout, "\(self)")
    }
  }
}

/// A written draft that waits for the others of its set.
final class PendingFile {
  let path: FilePath
  private var file: OutputFile?

  /// Writes a draft of the file at `path`.
  ///
  /// - Throws: the exit status 73 where it cannot be made, 74 where it cannot be filled; having said why.
  init(
    at path: FilePath, _ fill: (inout OutputFile) throws(Errno) -> Void
  ) throws {
    self.path = path
    var file: OutputFile
    do throws(Errno) {
      file = try OutputFile(at: path)
    } catch {
      let reason =
        switch error {
        case .isDirectory: "it is a folder; name a file"
        case .tooManySymbolicLinkLevels: "it is a symbolic link; name the file that it leads to"
        default: "\(error)"
        }
      throw failure(ExitStatus.cannotCreate, "cannot create '\(path)': \(reason)")
    }
    do throws(Errno) {
      try fill(&file)
    } catch {
      throw failure(ExitStatus.inputOutput, "cannot write '\(path)': \(error)")
    }
    self.file = consume file
  }

  /// Puts the draft in the file's place.
  ///
  /// - Throws: the exit status 74, having said why.
  func commit() throws {
    do throws(Errno) {
      try file.take()?.commit()
    } catch {
      throw failure(ExitStatus.inputOutput, "cannot write '\(path)': \(error)")
    }
  }
}
