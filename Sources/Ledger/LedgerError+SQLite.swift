import GRDB
import GRDBSQLite

extension LedgerError {
  /// The meaning of an SQLite result code (plain or extended), and of the system's number beneath it.
  init(code: Int32, system: Int32 = 0, message: String, path: String, statement: String = "") {
    let reason = SystemRefusal.library(message, code: code, system: system)
    switch code & 0xFF {
    case SQLITE_FULL: self = .full(path: path, reason: reason)
    // The index of the log could not grow: seen on a full disk.
    case SQLITE_IOERR where code >> 8 == 19: self = .full(path: path, reason: reason)
    case SQLITE_READONLY, SQLITE_PERM: self = .readOnly(path: path)
    case SQLITE_BUSY, SQLITE_LOCKED: self = .locked(path: path, seconds: 5)
    case SQLITE_INTERRUPT: self = .interrupted
    case SQLITE_NOTADB: self = .notOurs(path: path)
    case SQLITE_CORRUPT: self = .corrupt(path: path, reason: message)
    case SQLITE_CONSTRAINT: self = .constraint(code: code, message: message)
    case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_NOMEM, SQLITE_PROTOCOL, SQLITE_NOLFS:
      self = .inputOutput(path: path, reason: reason)
    default: self = .sql(message: message, statement: statement)
    }
  }

  /// The meaning of GRDB's error.
  init(_ error: DatabaseError, path: String) {
    self.init(
      code: error.extendedResultCode.rawValue, message: error.message ?? "\(error.resultCode)",
      path: path, statement: error.sql ?? "")
  }

  /// Runs `body` and turns what GRDB throws into errors of the ledger.
  static func mapping<T>(_ path: String, _ body: () throws -> T) throws(LedgerError) -> T {
    do {
      return try body()
    } catch let error as LedgerError {
      throw error
    } catch let error as DatabaseError {
      throw LedgerError(error, path: path)
    } catch {
      throw LedgerError.inputOutput(path: path, reason: .library("\(error)", code: 0, system: 0))
    }
  }

  private static func constraint(code: Int32, message: String) -> LedgerError {
    let kind: ConstraintKind =
      switch (code >> 8) & 0xFF {
      case 1: .check
      case 3: .foreignKey
      case 5: .notNull
      case 6, 8, 10: .unique  // primary key, unique, row id
      case 7: .trigger
      default: .other
      }
    // "UNIQUE constraint failed: t.a, t.b"; a trigger's message is its own.
    let mark = " constraint failed: "
    guard let range = message.firstRange(of: mark) else {
      return .constraint(kind, on: "", message: message)
    }
    return .constraint(kind, on: String(message[range.upperBound...]), message: message)
  }
}
