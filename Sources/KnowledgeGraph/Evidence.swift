/// The place in a document that carries a relation, who is speaking there, and how sure they are.
public struct Evidence: Hashable, Sendable {
  /// The document's identifier.
  public var document: Identifier
  /// The words as the case gives them; nothing where the file itself is the evidence.
  public var quote: Quote?
  /// The actor who speaks; nothing where the document speaks in its own voice.
  public var speaker: Identifier?
  public var stance: Stance
  public var state: State

  /// Makes a piece of evidence.
  public init(
    document: Identifier, quote: Quote? = nil, speaker: Identifier? = nil,
    stance: Stance = .asserts, state: State
  ) {
    self.document = document
    self.quote = quote
    self.speaker = speaker
    self.stance = stance
    self.state = state
  }

  /// The words as the case gives them: fragments joined by an ellipsis are still in one text.
  public struct Quote: Hashable, Sendable {
    public var text: Text
    /// What stands right before, to choose between several places (Web Annotation's `prefix`).
    public var prefix: Text?
    /// What stands right after (Web Annotation's `suffix`).
    public var suffix: Text?

    /// Makes a quote.
    public init(_ text: Text, prefix: Text? = nil, suffix: Text? = nil) {
      self.text = text
      self.prefix = prefix
      self.suffix = suffix
    }
  }

  /// How the one who speaks stands to the claim.
  public enum Stance: String, CaseIterable, Sendable {
    case asserts
    case alleges
    case denies
  }

  /// What is known of the evidence's place.
  public enum State: Hashable, Sendable {
    /// The words stand in the document, here.
    case found(Finding)
    /// The document's text was not at hand.
    case unchecked
    /// The file that the relation was read from is the evidence; its line (1-based) where it is known.
    case file(line: Int?)
  }

  /// Where the words of a quote stand in a document.
  public struct Finding: Hashable, Sendable {
    /// One passage for each fragment, in the document's order, at least one.
    public var passages: [Passage]
    /// Up to 32 Unicode scalars right before the first passage.
    public var before: Text
    /// Up to 32 Unicode scalars right after the last passage.
    public var after: Text

    /// Makes a finding.
    public init(passages: [Passage], before: Text, after: Text) {
      self.passages = passages
      self.before = before
      self.after = after
    }
  }

  /// A stretch of a document.
  public struct Passage: Hashable, Sendable {
    /// The stretch, half-open, in Unicode scalars from the document's start (a byte order mark is not
    /// counted; CR LF counts as two).
    public var range: Range<Int>
    /// The document's own words there.
    public var exact: Text

    /// Makes a passage.
    public init(range: Range<Int>, exact: Text) {
      self.range = range
      self.exact = exact
    }
  }
}
