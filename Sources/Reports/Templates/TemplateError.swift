/// What is wrong with a template or stylesheet of a campus, and on which line.
public struct TemplateError: Error, Hashable, Sendable {
  /// The file as its owner named it.
  public var file: String
  /// The line, counted from 1.
  public var line: Int
  /// What is wrong.
  public var fault: Fault

  /// A fault on a line of a file.
  public init(file: String, line: Int, fault: Fault) {
    (self.file, self.line, self.fault) = (file, line, fault)
  }

  /// What can be wrong.
  public enum Fault: Hashable, Sendable {
    /// A tag that is not closed, or a section that ends where none began.
    case syntax
    /// A name that no page has.
    case unknownName(String, known: [String])
    /// A tag of Mustache that pages do not use: other files, other brackets, functions.
    case unsupportedTag(String)
    /// What must not be escaped stands in two brackets.
    case needsThree(String)
    /// What must be escaped stands in three brackets.
    case needsTwo(String)
    /// There is no `{{{body}}}` outside of sections.
    case missingBody
    /// Something that is not on the lists of what a page may have, which fetch and run nothing.
    case outside(String)
  }

  /// The name of the fault in the string tables.
  public var name: String {
    switch fault {
    case .syntax: "templateSyntax"
    case .unknownName: "templateName"
    case .unsupportedTag: "templateTag"
    case .needsThree: "templateNeedsThree"
    case .needsTwo: "templateNeedsTwo"
    case .missingBody: "templateBody"
    case .outside: "templateOutside"
    }
  }

  /// The places of its sentences.
  public var arguments: [String: String] {
    switch fault {
    case .syntax, .missingBody: [:]
    case .unknownName(let name, let known):
      ["name": name, "known": known.joined(separator: " ")]
    case .unsupportedTag(let text), .needsThree(let text), .needsTwo(let text),
      .outside(let text):
      ["name": text]
    }
  }
}
