import Foundation

/// A round on its way without a network: what is to be looked at, and what was answered there
/// (engine.md §4). The person fills in ``answers``; all else is sealed.
public struct RoundFile: Codable, Hashable, Sendable {
  /// What the file says that it is.
  public static let formatName = "patrol-round"
  /// The newest version of the format that this program reads, and the one it writes. Version 2 has
  /// photographs.
  public static let newestVersion = 2

  /// What it is: ``formatName``.
  public var format: String
  /// The version of the format.
  public var version: Int
  /// What the office knew when the file was taken.
  public var taken: Taken
  /// The SHA-256 of ``taken`` as canonical JSON: what was altered does not come in unnoticed.
  public var seal: String
  /// What was answered, to be filled in: an entry for each item without an answer.
  public var answers: [Entry]
  /// When the round was finished; empty when it goes on.
  public var finished: String
  /// The reason for every stop that was not reached and has none of its own.
  public var reason: String

  /// What the office knew.
  public struct Taken: Codable, Hashable, Sendable {
    /// The digest of the first event of the database: by it the database is known.
    public var database: String
    /// The newest event of the round when it was taken.
    public var event: Int64
    /// The digest of that event.
    public var digest: String
    /// The number of the round.
    public var round: String
    /// The code of its route.
    public var route: String
    /// The name of its route.
    public var name: String
    /// The time zone of its campus, in which times without an offset are read.
    public var zone: String
    /// When it started, in seconds since 1970 UTC.
    public var started: Int64
    /// The stops in walking order.
    public var stops: [Stop]
  }

  /// A stop, with what is asked there and what is open there.
  public struct Stop: Codable, Hashable, Sendable {
    /// Its place in the walk, from 1.
    public var stop: Int
    /// The path of its place.
    public var place: String
    /// The name of its place.
    public var name: String
    /// What is asked.
    public var items: [Item]
    /// The orders that are open at the place.
    public var orders: [Order]
  }

  /// An item of a checklist.
  public struct Item: Codable, Hashable, Sendable {
    /// Its id.
    public var item: String
    /// What is asked, in Chinese.
    public var zh: String
    /// What is asked, in English.
    public var en: String
    /// The good range of a reading, such as `370…410 V`; empty for others.
    public var limits: String
    /// A failure is a major problem.
    public var major: Bool
    /// How it was answered before the file was taken; empty when it was not.
    public var answered: String
  }

  /// An order that was open when the file was taken: a failure of its item will be a sighting.
  public struct Order: Codable, Hashable, Sendable {
    /// Its number.
    public var number: String
    /// Its words.
    public var text: String
  }

  /// An answer as a person writes it.
  public struct Entry: Codable, Hashable, Sendable {
    /// The stop, from 1.
    public var stop: Int
    /// The id of the item.
    public var item: String
    /// What is asked, for the person; not read.
    public var asks: String?
    /// `pass`, `fail`, `na`, `skip`, a reading or a date; empty: not answered.
    public var answer: String
    /// When, such as `2026-11-27 08:12`.
    public var at: String
    /// What is wrong, or why it was skipped.
    public var text: String
    /// A photograph of it: a path from the folder of the file, or a URL.
    public var photo: String?
    /// The SHA-256 of the photograph; needed for a URL.
    public var photoDigest: String?
    /// Why it could not be taken in; only in a file of what was left.
    public var why: String?
  }

  /// The seal that belongs to what the office knew.
  public static func seal(of taken: Taken) throws -> String {
    HandoverDigest.text(of: Array(try canonicalJSON(taken).utf8))
  }

  /// An id for the command that brings this file: the same file is the same command.
  public func commandID() throws -> String {
    var plain = self
    for index in plain.answers.indices { plain.answers[index].why = nil }
    return "bring-" + HandoverDigest.text(of: Array(try canonicalJSON(plain).utf8))
  }
}

/// What a file says about itself, whatever its version.
public struct RoundFileHead: Codable, Sendable {
  /// What it is.
  public var format: String
  /// The version of the format.
  public var version: Int
}
