import GRDB
import GRDBSQLite

/// A compiled statement with its connection's error text; used only on the connection's thread.
final class PreparedStatement {
  /// As the caller wrote it.
  let sql: String
  let path: String
  let handle: OpaquePointer
  let argumentCount: Int
  /// Changes nothing in the file.
  let isReadOnly: Bool
  /// When it was used last, in uses of its cache.
  var lastUse = 0
  /// Between its first step and its reset.
  var isRunning = false
  private let statement: Statement

  lazy var columnNames: [String] = statement.columnNames
  lazy var columnIndexes: [String: Int] = Dictionary(
    columnNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })

  init(_ sql: String, database: Database, path: String) throws(LedgerError) {
    self.sql = sql
    self.path = path
    let portable = PortableSQL.forSQLite(sql)
    let statement: Statement
    do {
      statement = try database.makeStatement(sql: portable)
    } catch let error as DatabaseError {
      throw LedgerError(
        code: error.extendedResultCode.rawValue, message: error.message ?? "", path: path,
        statement: sql)
    } catch {
      throw LedgerError.sql(message: "\(error)", statement: sql)
    }
    self.statement = statement
    handle = statement.sqliteStatement
    isReadOnly = statement.isReadonly
    argumentCount = Int(sqlite3_bind_parameter_count(handle))
    for number in stride(from: 1, through: argumentCount, by: 1) {
      guard let name = sqlite3_bind_parameter_name(handle, Int32(number)) else {
        throw LedgerError.sql(message: "argument $\(number) is not used", statement: sql)
      }
      guard name[0] == CChar(UInt8(ascii: "?")) else {
        throw LedgerError.sql(
          message: "placeholder \(String(cString: name)) is not written $N", statement: sql)
      }
    }
  }

  /// The error SQLite reported last on this connection.
  func failure(_ code: Int32) -> LedgerError {
    let connection = sqlite3_db_handle(handle)
    let reported = sqlite3_extended_errcode(connection)
    let extended = reported & 0xFF == code & 0xFF ? reported : code
    return LedgerError(
      code: extended,
      // Only with these does SQLite note it; with others an old one stands there.
      system: [SQLITE_IOERR, SQLITE_CANTOPEN].contains(extended & 0xFF)
        ? sqlite3_system_errno(connection) : 0,
      message: String(cString: sqlite3_errmsg(connection)), path: path, statement: sql)
  }

  /// Binds all arguments; there must be exactly as many as placeholders.
  func bind(_ arguments: [SQLValue]) throws(LedgerError) {
    guard arguments.count == argumentCount else {
      throw LedgerError.sql(
        message: "\(argumentCount) arguments expected, \(arguments.count) given", statement: sql)
    }
    var number: Int32 = 0
    for argument in arguments {
      number += 1
      let code = bind(argument, to: number)
      guard code == SQLITE_OK else { throw failure(code) }
    }
  }

  @inline(__always)
  private func bind(_ value: SQLValue, to number: Int32) -> Int32 {
    switch value {
    case .null:
      return sqlite3_bind_null(handle, number)
    case .integer(let value):
      return sqlite3_bind_int64(handle, number, value)
    case .real(let value):
      return sqlite3_bind_double(handle, number, value)
    case .text(var value):
      return value.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { text in
          guard let start = text.baseAddress, text.count > 0 else {
            return sqlite3_bind_text(handle, number, "", 0, transient)
          }
          return sqlite3_bind_text(handle, number, start, Int32(clamping: text.count), transient)
        }
      }
    case .blob(let bytes):
      guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, number, 0) }
      return sqlite3_bind_blob(handle, number, bytes, Int32(clamping: bytes.count), transient)
    }
  }

  /// Goes to the next row; false at the end.
  @inline(__always)
  func step() throws(LedgerError) -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw failure(code)
  }

  /// Ends this use and lets go of the rows; the arguments stay until the next binding.
  func reset() {
    sqlite3_reset(handle)
    isRunning = false
  }
}

/// SQLite copies the bytes (`SQLITE_TRANSIENT` is a macro that does not import).
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
