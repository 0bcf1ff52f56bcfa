public import Documents
import Localization
import Screen
public import WorkOrderEngine

/// A deed that takes long, such as a backup or an import: it is done beside the screen, on a database
/// connection of its own, tells how far it is and can be stopped. A ``Study`` is the like for a question.
public struct Errand: Hashable, Sendable {
  /// What is to be done.
  public enum Deed: Hashable, Sendable {
    /// A consistent copy of the database into a new file.
    case backup(path: String)
    /// The rows of a file into the database.
    case bringIn(ImportWish)
    /// A paper onto a printer.
    case print(Document, printer: String)
    /// A paper into a new PDF.
    case makePDF(Document, path: String)
    /// The slip of an order, by its number, onto a printer.
    case printSlip(order: String, printer: String)
  }

  /// The id of the command that it is; the events of an import keep it.
  public let id: String
  /// What is to be done.
  public let deed: Deed
  /// In whose name.
  public let actor: Actor
  /// When it was begun.
  public let begun: Instant

  /// How far it is: pages of the database, or bytes of the file.
  public struct Progress: Hashable, Sendable {
    /// What is done.
    public var done: Int64
    /// All there is to do; `nil` when nobody knows.
    public var total: Int64?
    /// The rows of a file that were read.
    public var rows: Int?

    /// So much is done.
    public init(done: Int64, total: Int64?, rows: Int? = nil) {
      (self.done, self.total, self.rows) = (done, total, rows)
    }

    /// The share that is done, from 0 to 1.
    var share: Double? {
      guard let total, total > 0 else { return nil }
      return min(1, max(0, Double(done) / Double(total)))
    }
  }

  /// What became of it.
  public enum End: Hashable, Sendable {
    /// The copy stands there.
    case copied(path: String, bytes: Int64)
    /// The file was read to its end.
    case broughtIn(ImportSummary)
    /// The paper stands there.
    case written(path: String)
    /// The queue of the printer has it, under this id where it said one.
    case printed(job: String)
    /// Somebody stopped it; of an import what it had done till then, of a copy nothing is left.
    case stopped(ImportSummary?)
    /// Why it could not be done, as a sentence.
    case failed(String, about: Field?)
  }

  /// What somebody typed that was wrong.
  public enum Field: String, Hashable, Sendable {
    /// The file to read, or to write.
    case file
    /// The import map.
    case map
  }

  /// What is heard of an errand, by its id.
  public enum News: Hashable, Sendable {
    /// It has begun, and is so far.
    case moved(String, Progress)
    /// It is over.
    case ended(String, End)
  }
}

/// What is to be imported, and how.
public struct ImportWish: Hashable, Sendable {
  /// What a row is.
  public var subject: ImportMap.Subject
  /// The file, as it was typed.
  public var file: String
  /// The import map, as it was typed.
  public var map: String
  /// One bad row, and nothing is written.
  public var strict: Bool
  /// Rows that differ from what is here are applied.
  public var update: Bool
  /// Everything is tried and nothing is kept.
  public var dryRun: Bool

  /// Whether nothing of it is written before its end.
  public var isWhole: Bool { strict || dryRun || subject != .orders }
}

/// An errand that is not over yet.
struct ErrandUnderway: Hashable, Sendable {
  var errand: Errand
  /// `nil` until it has begun: what was typed may still be wrong.
  var progress: Errand.Progress?
  var isStopping = false
}
