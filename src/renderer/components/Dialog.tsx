import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { IconButton } from './Button.tsx';
import styles from './Dialog.module.css';
import { LayerProvider } from './Layer.tsx';

export type DialogProps = {
  title: string;
  /** A line under the title. */
  subtitle?: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** Left of the buttons: what will be the case afterwards. */
  note?: ReactNode;
  /** Buttons, the primary one last. */
  actions?: ReactNode;
  width?: 'small' | 'usual' | 'wide';
  /** Makes it a form: Enter submits. */
  onSubmit?: () => void;
};

/**
 * A modal dialog on the browser's own `<dialog>`: the page behind is inert, Escape closes, the focus goes back to where it came from.
 * Mount it to open it: `{asking && <Dialog title="…" onClose={() => setAsking(false)} actions={…}>…</Dialog>}`
 */
export function Dialog({ title, subtitle, onClose, children, note, actions, width = 'usual', onSubmit }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [layer, setLayer] = useState<HTMLElement | null>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    // The first field, else the button that does nothing: not the cross, which comes first. The dialog itself may stand in a footer.
    element?.querySelector<HTMLElement>('[data-dialog-content] :is(input, select, textarea), :scope footer button')?.focus();
    setLayer(element);
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  const Body = onSubmit ? 'form' : 'div';
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-width={width}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault(); // it closes by being unmounted
        onClose();
      }}
    >
      <LayerProvider value={layer}>
        <Body
          className={styles.body}
          {...(onSubmit && {
            noValidate: true,
            onSubmit: (event: { preventDefault(): void }) => {
              event.preventDefault();
              onSubmit();
            },
          })}
        >
          <header className={styles.header}>
            <div>
              <h2 id={titleId} className={styles.title}>
                {title}
              </h2>
              {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
            </div>
            <IconButton icon={X} label="Close" onClick={onClose} />
          </header>
          <div className={styles.content} data-dialog-content>
            {children}
          </div>
          {(note !== undefined || actions !== undefined) && (
            <footer className={styles.footer}>
              <div className={styles.note}>{note}</div>
              {actions}
            </footer>
          )}
        </Body>
      </LayerProvider>
    </dialog>
  );
}
