/// The schemata of FollowTheMoney 4 (`followthemoney/schema` in its package), as far as graphs need them.
enum FollowTheMoneySchemata {
  /// A schema; names in a list are separated by spaces.
  struct Row {
    let name: String
    let parents: String
    /// The properties that hold identifiers of other entities.
    var references = ""
    /// The properties that our writer may fill, by what they hold.
    var texts = ""
    var dates = ""
    var numbers = ""
    /// Of an edge: the property of its source and that one's range, the same of its target, and the property that
    /// says what the edge is called.
    var edge = ""

    init(
      _ name: String, _ parents: String = "", references: String = "", texts: String = "",
      dates: String = "", numbers: String = "", edge: String = ""
    ) {
      self.name = name
      self.parents = parents
      self.references = references
      self.texts = texts
      self.dates = dates
      self.numbers = numbers
      self.edge = edge
    }
  }

  /// Each below those that it extends.
  static let rows: [Row] = abstract + nodes + documents + intervals + edges

  /// Those that no entity is of.
  private static let abstract = [
    Row(
      "Thing", references: "addressEntity proof riskSource",
      texts: "previousName weakAlias summary program address"),
    Row("Value", texts: "currency", numbers: "amount"),
    Row("Analyzable"),
    Row("Interval", references: "proof"),
    Row("Interest", "Interval", texts: "role status"),
  ]

  private static let nodes = [
    Row(
      "LegalEntity", "Thing", references: "parent",
      texts: "status legalForm sector classification registrationNumber idNumber taxNumber",
      dates: "incorporationDate dissolutionDate"),
    Row(
      "Person", "LegalEntity",
      texts: "title firstName middleName lastName nameSuffix birthPlace position profession "
        + "education religion political ethnicity biography",
      dates: "birthDate deathDate"),
    Row("Organization", "LegalEntity"),
    Row("PublicBody", "Organization"),
    Row("Asset", "Thing Value"),
    Row("Company", "Organization Asset"),
    Row("BankAccount", "Asset", references: "bank"),
    Row("Security", "Asset", references: "issuer"),
    Row("RealEstate", "Asset", references: "parent"),
    Row(
      "Vehicle", "Asset", references: "owner operator", texts: "registrationNumber type model",
      dates: "buildDate registrationDate"),
    Row("Airplane", "Vehicle"),
    Row("Vessel", "Vehicle", texts: "callSign registrationPort navigationArea"),
    Row(
      "Contract", "Asset", references: "authority project",
      texts: "title type status method criteria classification", dates: "contractDate"),
    Row("License", "Contract"),
    Row("CryptoWallet", "Thing Value", references: "holder"),
    Row(
      "Address", "Thing",
      texts: "remarks postOfficeBox street street2 city postalCode region state",
      numbers: "latitude longitude"),
    Row("Territory", "Thing", references: "partOf", texts: "level"),
    Row("Event", "Interval Analyzable Thing", references: "organizer involved", texts: "location"),
    Row("Trip", "Event", references: "startLocation endLocation vehicle"),
    Row("Project", "Interval Thing Value", texts: "status phase goal"),
    Row(
      "CourtCase", "Thing", texts: "category type status caseNumber court",
      dates: "fileDate closeDate"),
    Row("CallForTenders", "Thing Interval", references: "authority onBehalfOf tenderers"),
    Row("Position", "Thing", references: "organization", dates: "inceptionDate dissolutionDate"),
    Row("UserAccount", "Thing", references: "owner"),
    Row("Note", "Thing Analyzable", references: "entity"),
    Row("Similar", references: "candidate match"),
  ]

  private static let documents = [
    Row("Document", "Thing Analyzable", references: "parent ancestors", texts: "author"),
    Row("Article", "Document"),
    Row("Audio", "Document"),
    Row("Folder", "Document"),
    Row("HyperText", "Document"),
    Row("Image", "Document", references: "pictured"),
    Row("Pages", "Document"),
    Row("PlainText", "Document"),
    Row("Table", "Document"),
    Row("Video", "Document"),
    Row("Package", "Folder"),
    Row("Workbook", "Folder"),
    Row(
      "Email", "Folder PlainText HyperText", references: "emitters recipients inReplyToEmail"),
    Row(
      "Message", "Interval Folder PlainText HyperText",
      references: "sender senderAccount recipients recipientAccount inReplyToMessage"),
    Row("Page", references: "document"),
    Row("Mention", references: "document resolved"),
  ]

  private static let intervals = [
    Row("Call", "Interval", references: "caller receiver"),
    Row(
      "EconomicActivity", "Interval",
      references: "contract declarant sender receiver contractHolder bankAccount bankRub "
        + "bankForeign transport"),
    Row("Identification", "Interval", references: "holder"),
    Row("Passport", "Identification"),
    Row("Risk", "Interval", references: "entity"),
    Row("Sanction", "Interval", references: "entity"),
    Row("TaxRoll", "Interval", references: "taxee"),
  ]

  private static let edges = [
    Row("Associate", "Interval", edge: "person Person associate Person relationship"),
    Row("Family", "Interval", edge: "person Person relative Person relationship"),
    Row("Employment", "Interest", edge: "employee Person employer Organization role"),
    Row("Membership", "Interest", edge: "member LegalEntity organization Organization role"),
    Row(
      "Directorship", "Interest", texts: "secretary",
      edge: "director LegalEntity organization Organization role"),
    Row(
      "Control", "Interest", texts: "controlType legalBasis",
      edge: "controller LegalEntity controlled LegalEntity role"),
    Row(
      "Ownership", "Interest",
      texts: "percentage sharesCount sharesValue sharesCurrency sharesType legalBasis "
        + "ownershipType",
      edge: "owner LegalEntity asset Asset role"),
    Row("Representation", "Interest", edge: "agent LegalEntity client LegalEntity role"),
    Row("Succession", "Interest", edge: "predecessor LegalEntity successor LegalEntity role"),
    Row(
      "Occupancy", "Interval", texts: "status constituency politicalGroup",
      edge: "holder Person post Position description"),
    Row(
      "Payment", "Interval Value", texts: "purpose programme transactionNumber sequenceNumber",
      edge: "payer LegalEntity beneficiary LegalEntity description"),
    Row("Debt", "Interval Value", edge: "debtor LegalEntity creditor LegalEntity description"),
    Row(
      "ContractAward", "Value Interest", texts: "lotNumber documentNumber",
      edge: "contract Contract supplier LegalEntity role"),
    Row("ProjectParticipant", "Interest", edge: "participant LegalEntity project Project role"),
    Row("CourtCaseParty", "Interest", edge: "party Thing case CourtCase role"),
    Row("Documentation", "Interest", edge: "document Document entity Thing role"),
    Row("UnknownLink", "Interest", edge: "subject Thing object Thing role"),
  ]
}
