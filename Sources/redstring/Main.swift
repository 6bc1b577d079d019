import ArgumentParser
import GraphLayout

/// The process begins here: as the command line that people know, or as the child that lays out.
@main
enum Main {
  static func main() async {
    if CommandLine.arguments.dropFirst().first == LayoutChild.commandName {
      leave(LayoutChild.run(Array(CommandLine.arguments.dropFirst(2))))
    }
    Interruption.install()
    await Redstring.main()
  }
}
