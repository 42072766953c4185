import { Toaster as Sonner } from 'sonner';
import styles from './Toaster.module.css';

/** Where short messages appear. Say one with sonner's `toast.success('Reviewed', { action: { label: 'Undo', onClick } })`. */
export function Toaster() {
  return (
    <Sonner position="bottom-center" theme="system" duration={5000} visibleToasts={3} toastOptions={{ className: styles.toast ?? '' }} />
  );
}
