import ArgumentParser

/// The command line's root.
struct Redstring: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "redstring",
    abstract: "Map networks from reporting: every line on the map has its sentence.",
    discussion: """
      A case names actors, the relations between them, and the words in a document that carry each \
      relation. Redstring checks every quote, and writes the graph for the tools you work in.

      EXAMPLES
        redstring init my-case            a new case, with comments
        redstring check my-case           is every quote where it should be?
        redstring build my-case           a page, pictures and graph files into output/
        redstring show my-case blue-shipping
        redstring convert my-case map.graphml

      Exit status: 0 done, 1 the case has errors, 64 usage, 65 unreadable input, 66 no input, \
      73 cannot create a file, 74 input or output failed, 75 no layout in the time given, 129, 130 and 143 interrupted.
      """,
    version: version,
    subcommands: [
      BuildCommand.self, CheckCommand.self, ConvertCommand.self, ShowCommand.self,
      FormatsCommand.self, DoctorCommand.self, InitCommand.self,
    ])
}
