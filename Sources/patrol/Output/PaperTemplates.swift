import Configuration
import Reports

/// The page that a campus put in place of the program's own: `templates/page.mustache` and
/// `templates/page.css` of the nearest configuration directory that has them.
struct PaperTemplates {
  private let folders: [String]

  init(_ layers: ConfigurationLayers) { folders = layers.folders }

  /// Files in the folders `templates` whose names no paper asks for, as when one is misspelt: they change nothing.
  var strangers: [ConfigurationError] {
    let known = PageTemplate.files.map { String($0.dropFirst("templates/".count)) }
    return folders.flatMap { folder in
      ConfigurationDirectory.templates(at: folder)
        .filter { name in !(known + Self.samples).contains(name) }
        .map { name in
          ConfigurationError(
            file: "\(folder)/templates/\(name)", .unknownTemplate(known: known))
        }
    }
  }

  /// Files to begin from, which somebody may keep beside the templates.
  private static let samples = ["campus.toml", "import.toml"]

  /// The page in force.
  ///
  /// - Throws: ``TemplateError``, and ``Failure`` for a file that cannot be read.
  func page() throws -> PageTemplate {
    try PageTemplate(
      page: try nearest(PageTemplate.pageFile), style: try nearest(PageTemplate.styleFile))
  }

  /// What is wrong with any of them, also with those that a nearer directory hides.
  ///
  /// - Throws: ``Failure`` for a file that cannot be read.
  func errors() throws -> [TemplateError] {
    var errors: [TemplateError] = []
    for folder in folders {
      let (page, style) = (
        try file(PageTemplate.pageFile, in: folder), try file(PageTemplate.styleFile, in: folder)
      )
      do throws(TemplateError) { _ = try PageTemplate(page: page) } catch { errors.append(error) }
      do throws(TemplateError) { _ = try PageTemplate(style: style) } catch { errors.append(error) }
    }
    return errors
  }

  private func nearest(_ name: String) throws -> PageTemplate.File? {
    for folder in folders.reversed() {
      if let file = try file(name, in: folder) { return file }
    }
    return nil
  }

  private func file(_ name: String, in folder: String) throws -> PageTemplate.File? {
    let path = "\(folder)/\(name)"
    guard !Files.isAbsent(path) else { return nil }
    do {
      return PageTemplate.File(name: path, text: try Files.written(path))
    } catch var failure as Failure {
      // Whatever is wrong with it, it is a part of the configuration that cannot be used.
      failure.status = .configuration
      throw failure
    }
  }
}
