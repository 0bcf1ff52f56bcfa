import Configuration

/// What the office writes down of one of its people, with the roles.
struct StaffRecord: Hashable {
  var id: Int64 = 0
  var number: String
  var name = ""
  var nameEnglish = ""
  var crew: Int64?
  var contractor: Int64?
  var phone = ""
  var login: String?
  var isEnabled = true
  var roles: Set<RoleGrant> = []

  /// The fields, as an import map names them, in which two records differ.
  func differing(from other: StaffRecord) -> [String] {
    [
      ("name", name != other.name), ("name_en", nameEnglish != other.nameEnglish),
      ("phone", phone != other.phone), ("crew", crew != other.crew),
      ("contractor", contractor != other.contractor), ("roles", roles != other.roles),
      ("login", login != other.login), ("enabled", isEnabled != other.isEnabled),
    ].filter(\.1).map(\.0)
  }
}
