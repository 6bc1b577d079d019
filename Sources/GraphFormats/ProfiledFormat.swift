/// A format that is spelled in one of several ways, for one tool or another.
public protocol ProfiledFormat: GraphFormat {
  /// The ways; the first is the one that is meant where none is named.
  associatedtype Profile: RawRepresentable<String> & CaseIterable

  /// The way in which it is spelled.
  var profile: Profile { get set }
}

extension ProfiledFormat {
  /// The profiles' names.
  public static var profileNames: [String] { Profile.allCases.map(\.rawValue) }

  /// The format with the profile of that name; nothing where there is none.
  public func with(profileNamed name: String) -> Self? {
    guard let profile = Profile(rawValue: name) else { return nil }
    var format = self
    format.profile = profile
    return format
  }
}
