;; What Org reads: texts as a JSON list in the file that ORG_TEXTS names, for each a list of [style, [key ...]].
(require 'org)
(require 'org-element)
(require 'json)

(let ((found '())
      (texts (json-parse-string (with-temp-buffer (insert-file-contents (getenv "ORG_TEXTS")) (buffer-string)))))
  (mapc
   (lambda (text)
     (with-temp-buffer
       ;; As Emacs does where it opens a file.
       (insert (replace-regexp-in-string "\r\n" "\n" text))
       (delay-mode-hooks (org-mode))
       (let ((citations '()))
         (org-element-map (org-element-parse-buffer) 'citation
           (lambda (citation)
             (push (vector (or (org-element-property :style citation) "")
                           (vconcat (mapcar (lambda (reference) (org-element-property :key reference))
                                            (org-cite-get-references citation))))
                   citations))
           nil nil nil t)
         (push (vconcat (nreverse citations)) found))))
   texts)
  (princ (json-encode (vconcat (nreverse found)))))
