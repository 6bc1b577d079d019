/// The page's own markup, which the script fills: everything that is the same for every case.
enum Skeleton {
  /// Up to the style. The policy holds for what follows it, so it comes first.
  static func head(title: String, policy: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="Redstring">
    <title>\(title)</title>
    <style>
    """
  }

  /// A field that suggests what is in its list (WAI-ARIA's combobox).
  private static func field(_ id: String, _ list: String, _ placeholder: String) -> String {
    """
    <input id="\(id)" type="text" placeholder="\(placeholder)" autocomplete="off" spellcheck="false" role="combobox" \
    aria-autocomplete="list" aria-controls="\(list)" aria-expanded="false">
    """
  }

  private static func suggestions(_ id: String) -> String {
    "<ul id=\"\(id)\" role=\"listbox\" aria-label=\"Suggestions\" hidden></ul>"
  }

  /// Up to the map.
  static func afterStyle(
    title: String, counts: String, filters: String, _ map: CasePage.Map?
  ) -> String {
    let rest = if case .vector = map { "the map only" } else { "nothing of the case" }
    return """
      </style>
      </head>
      <body>
      <a class="skip" href="#table">Skip to the table of relations</a>
      <header class="masthead">
      <div class="headline">
      <p class="kicker">Every line has its sentence</p>
      <h1 dir="auto">\(title)</h1>
      <p class="counts" id="counts">\(counts)</p>
      </div>
      <div class="tools">
      <div class="search" role="search">
      <label for="search" class="hidden">Search for an actor or a relation</label>
      \(field("search", "suggestions", "Search ( / )"))
      \(suggestions("suggestions"))
      </div>
      <button id="theme" type="button">Dark</button>
      </div>
      </header>
      <nav class="bar" aria-label="View and filters">
      <div class="views">
      <div class="tabs" role="tablist" aria-label="View">
      <button id="map-tab" type="button" role="tab" aria-controls="map-view">Map</button>
      <button id="table-tab" type="button" role="tab" aria-controls="table-view">Table</button>
      </div>
      <p class="status"><span id="status" role="status"></span>
      <button id="reset" type="button" hidden>Show everything</button></p>
      </div>
      <button id="more" type="button" aria-controls="filters" aria-expanded="false">Filters</button>
      <form id="filters">
      \(filters)
      </form>
      </nav>
      <noscript><p class="notice">Without JavaScript this page shows \(rest); the quotes behind the lines need it.</p></noscript>
      <main>
      <section class="view" id="map-view" role="tabpanel" aria-labelledby="map-tab">

      """
  }

  /// What is before a map.
  static let beforeMap = """
    <div id="map" tabindex="0" role="group" aria-label="Map" aria-describedby="map-help">

    """

  /// A map that the script draws.
  static func canvas(counts: String) -> String {
    """
    <canvas role="img" aria-label="Map of \(counts); the table has all of them"></canvas>

    """
  }

  /// What is after a map: how to move it.
  static let afterMap = """
    </div>
    <p class="help" id="map-help">Arrows move the map, + and − zoom, 0 shows all. Shift and an arrow walk from \
    actor to actor, Enter opens one. / searches, Esc closes.</p>
    <div class="zoom" role="group" aria-label="Zoom">
    <button id="zoom-in" type="button" aria-label="Zoom in">+</button>
    <button id="zoom-out" type="button" aria-label="Zoom out">−</button>
    <button id="zoom-all" type="button" aria-label="Show the whole map">⤢</button>
    </div>

    """

  /// What is in the place of a map that there is not.
  static let withoutMap = """
    <p class="notice">There is no map: no layout could be made in the time given. The table has every relation.</p>

    """

  /// Up to the data.
  static func afterView(relations count: Int, key: String, notes: String) -> String {
    """
    </section>
    <section class="view" id="table-view" role="tabpanel" aria-labelledby="table-tab" tabindex="0">
    <table id="table">
    <caption>Relations, each with the words that carry it\(count > 2_000 ? "; more rows come as you scroll" : "")</caption>
    <thead><tr id="table-heads">\(heads)</tr></thead>
    <tbody></tbody>
    </table>
    </section>
    <aside id="panel" aria-label="Details" hidden>
    <button id="close" type="button" aria-label="Close">×</button>
    <div id="details"></div>
    <div id="path" hidden>
    <h3><label for="path-search">Find a path to</label></h3>
    <div class="search">
    \(field("path-search", "path-suggestions", "the other actor"))
    \(suggestions("path-suggestions"))
    </div>
    </div>
    </aside>
    </main>
    <footer><p id="key">\(key)</p><p id="notes">\(notes)</p></footer>
    <script type="application/json" id="data">

    """
  }

  /// The heads of the table's columns, each a button that sorts.
  private static let heads = [
    "No.", "From", "Relation", "To", "When", "Stance", "Who says so, and in which words",
  ].map { "<th scope=\"col\"><button type=\"button\">\($0)</button></th>" }.joined()

  /// Up to the script.
  static let afterData = "</script>\n<script>"

  static let end = "</script>\n</body>\n</html>\n"
}
