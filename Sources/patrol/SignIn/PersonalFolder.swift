import Configuration
import Localization
import PatrolDesk
import WorkOrderEngine

/// Where things of one's own are kept where several people share a system account: what one of them has
/// typed or set is not shown to the next.
struct PersonalFolder {
  private let path: String

  init(_ person: Person) {
    // A number is a word, unless it came from elsewhere.
    let name = person.number.unicodeScalars.map { scalar in
      CampusCodes.isWord(String(scalar)) ? String(scalar) : "%\(String(scalar.value, radix: 16))"
    }
    path = "\(Surroundings.stateFolder)/people/\(name.joined())"
  }

  /// What was typed and never sent.
  func drafts(of database: String) -> DraftFile { DraftFile(database: database, folder: path) }

  /// The filters that are kept here, with those that everybody has.
  func filters(beside shared: [SavedFilter]) throws -> [SavedFilter] {
    let file = "\(path)/desk.toml"
    guard Files.exists(file) else { return shared }
    var everybody = DeskFile()
    everybody.filters = shared.map { DeskFile.Filter(name: $0.name, text: $0.text) }
    let own = try DeskFile.load(toml: try Files.written(file), file: file)
    return own.over(everybody).filters.map { SavedFilter(name: $0.name, text: $0.text) }
  }

  /// Keeps filters in place of those kept before.
  func keep(_ filters: [SavedFilter]) throws { try DeskFiles.keep(filters, in: path) }
}

extension DeskSettings {
  /// What depends on who sits there: when the desk locks, and what is their own.
  mutating func suit(_ sitter: DeskSitter, in session: Session) throws {
    let rules = try session.signInRules
    signsIn = session.signedIn != nil
    canLock = try session.ask { try $0.hasPassphrase(sitter.enteredBy ?? sitter.person.id) }
    lockAfter = canLock ? (signsIn ? rules.lockAfter : rules.ownLockAfter) : nil
    guard let person = session.signedIn else { return }
    let folder = PersonalFolder(person)
    filters = try folder.filters(beside: filters)
    keepFilters = { try folder.keep($0) }
  }
}
